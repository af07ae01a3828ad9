alter table sync_log add column cause_key varchar(16);
create index sync_log_cause on sync_log (organization_id, cause_key, id);
