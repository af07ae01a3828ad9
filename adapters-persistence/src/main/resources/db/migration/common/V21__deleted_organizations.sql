-- Null while the organization exists. Whatever reads organizations leaves out those that are deleted; their rows are purged in
-- small batches, the organization's own as the last one.
alter table organization add column deleted_at timestamp(6) with time zone;
create index organization_deleted on organization (deleted_at);
create index api_key_organization on api_key (organization_id);
