-- Background jobs take one organization at a time.
create index removal_organization_due on removal (organization_id, due);
create index removal_organization_at on removal (organization_id, at);
create index group_mapping_organization_ended on group_mapping (organization_id, ended_at);
create index webhook_organization_due on webhook (organization_id, due_at);
