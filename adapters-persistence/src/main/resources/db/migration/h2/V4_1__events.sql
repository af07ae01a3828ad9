create table event (
    organization_id uuid not null,
    sequence bigint not null,
    id uuid not null,
    type varchar(64) not null,
    subject varchar(128) not null,
    at timestamp(6) with time zone not null,
    data varchar not null,
    constraint event_pkey primary key (organization_id, sequence)
);
create index event_at on event (organization_id, at);
