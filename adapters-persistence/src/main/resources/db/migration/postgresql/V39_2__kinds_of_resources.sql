-- Most entries are about users: the query names the kind, and finds those of users along the key.
create index sync_log_type on sync_log (organization_id, resource_type, id) where resource_type <> 'USER';
