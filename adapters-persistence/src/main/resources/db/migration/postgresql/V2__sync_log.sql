-- Partitioned by month, so that what no plan keeps any more goes as a whole; what has no partition yet goes to the default one.
create table sync_log (
    organization_id uuid not null,
    id uuid not null,
    at timestamp(6) with time zone not null,
    action varchar(16) not null,
    resource_type varchar(16) not null,
    resource_id varchar(1024),
    resource_display varchar(2048),
    display_key varchar(256) collate "C",
    status varchar(16) not null,
    http_status integer not null,
    duration_micros bigint not null,
    token_id varchar(32),
    request_id varchar(128) not null,
    user_agent varchar(512),
    changes varchar not null,
    note varchar,
    cause varchar,
    remedy varchar,
    constraint sync_log_pkey primary key (organization_id, id, at)
) partition by range (at);
create table sync_log_default partition of sync_log default;
create index sync_log_status on sync_log (organization_id, status, id);
create index sync_log_action on sync_log (organization_id, action, id);
create index sync_log_resource on sync_log (organization_id, resource_id, id);
create index sync_log_display on sync_log (organization_id, display_key, id);
create index sync_log_request on sync_log (organization_id, request_id);
create index sync_log_at on sync_log (organization_id, at);
