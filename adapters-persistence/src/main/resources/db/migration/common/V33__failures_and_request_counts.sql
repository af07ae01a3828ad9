-- The failures of a sync log, added up by cause and by resource.
create table failure_cause (
    organization_id uuid not null,
    cause_key varchar(16) not null,
    title varchar(1024) not null,
    remedy varchar(1024) not null,
    resource_type varchar(16) not null,
    requests bigint not null,
    resources bigint not null,
    solved_resources bigint not null,
    first_seen timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    last_entry uuid not null,
    -- null as long as one of the resources is not solved
    solved_since timestamp(6) with time zone,
    constraint failure_cause_pkey primary key (organization_id, cause_key)
);
create index failure_cause_last_entry on failure_cause (organization_id, last_entry);
create index failure_cause_last_seen on failure_cause (organization_id, last_seen);

create table failing_resource (
    organization_id uuid not null,
    cause_key varchar(16) not null,
    resource_key varchar(1024)${binary} not null,
    resource_id varchar(1024),
    resource_display varchar(2048),
    requests bigint not null,
    first_seen timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    last_entry uuid not null,
    solved_since timestamp(6) with time zone,
    constraint failing_resource_pkey primary key (organization_id, cause_key, resource_key),
    constraint failing_resource_cause_fkey foreign key (organization_id, cause_key)
        references failure_cause (organization_id, cause_key)
);
create index failing_resource_last_entry on failing_resource (organization_id, cause_key, last_entry);
create index failing_resource_key on failing_resource (organization_id, resource_key);
create index failing_resource_last_seen on failing_resource (organization_id, last_seen);

-- How many SCIM requests there were in each hour.
create table request_count (
    organization_id uuid not null,
    beginning timestamp(6) with time zone not null,
    requests bigint not null,
    failures bigint not null,
    constraint request_count_pkey primary key (organization_id, beginning)
);
