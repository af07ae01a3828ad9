alter table sync_log add column cause_key varchar(16);
-- Only failures have a cause, so that successes do not pay for the index.
create index sync_log_cause on sync_log (organization_id, cause_key, id) where cause_key is not null;
