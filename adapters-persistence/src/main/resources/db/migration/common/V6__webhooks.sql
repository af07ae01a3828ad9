-- due_at: when it has something to do, null while it isn't active; claimed_until: until then nobody else delivers.
create table webhook (
    organization_id uuid not null,
    id uuid not null,
    url varchar(2048) not null,
    description varchar(200) not null,
    state varchar(16) not null,
    secret varchar(256) not null,
    retiring_secret varchar(256),
    retiring_until timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    created_by varchar(100) not null,
    version bigint not null,
    delivered bigint not null,
    failures integer not null,
    paused_until timestamp(6) with time zone,
    due_at timestamp(6) with time zone,
    claimed_until timestamp(6) with time zone,
    constraint webhook_pkey primary key (organization_id, id),
    constraint webhook_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index webhook_due on webhook (due_at);

-- Only what failed, so far or for good; next_attempt_at is null for a dead letter.
create table webhook_delivery (
    organization_id uuid not null,
    webhook_id uuid not null,
    sequence bigint not null,
    attempts integer not null,
    first_attempt_at timestamp(6) with time zone not null,
    last_attempt_at timestamp(6) with time zone not null,
    next_attempt_at timestamp(6) with time zone,
    last_status integer,
    last_failure varchar(300),
    constraint webhook_delivery_pkey primary key (organization_id, webhook_id, sequence),
    constraint webhook_delivery_webhook_fkey foreign key (organization_id, webhook_id)
        references webhook (organization_id, id) on delete cascade
);
create index webhook_delivery_next on webhook_delivery (organization_id, webhook_id, next_attempt_at, sequence);
