-- Most rows need no place in these indexes: the query names the value, and finds the others along the key.
drop index directory_user_break_glass;
create index directory_user_break_glass on directory_user (organization_id) where break_glass;
drop index sync_log_status;
create index sync_log_status on sync_log (organization_id, status, id) where status <> 'SUCCESS';
drop index sync_log_action;
create index sync_log_action on sync_log (organization_id, action, id) where action not in ('CREATE', 'UPDATE');

-- Events are read and deleted by their number.
drop index event_at;
