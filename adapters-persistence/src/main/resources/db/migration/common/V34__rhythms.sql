-- When the identity providers of organizations send requests.
create table request_rhythm (
    organization_id uuid not null,
    client varchar(16) not null,
    last_request timestamp(6) with time zone not null,
    pauses varchar(1024) not null,
    alarm_at timestamp(6) with time zone,
    silent_since timestamp(6) with time zone,
    constraint request_rhythm_pkey primary key (organization_id, client)
);
create index request_rhythm_alarm on request_rhythm (alarm_at);
