-- Retention purges dead letters of one organization, the longest dead first.
create index webhook_delivery_last_attempt on webhook_delivery (organization_id, last_attempt_at);
