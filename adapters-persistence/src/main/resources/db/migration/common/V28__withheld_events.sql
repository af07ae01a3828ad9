-- attempt_begun: when an attempt to publish pending events began that has not ended; suspects_to: the position up to which one of
-- them may be the reason why an attempt failed, so that they are attempted alone.
alter table feed_head add column attempt_begun timestamp(6) with time zone;
alter table feed_head add column suspects_to bigint;

-- How often a pending event was attempted alone, and why the last of these attempts failed.
alter table outbox add column attempts integer default 0 not null;
alter table outbox add column failure varchar(600);

-- Pending events that cannot be published.
create table withheld_event (
    organization_id uuid not null,
    position bigint not null,
    audience varchar(16) not null,
    target uuid,
    event_id uuid,
    type varchar(64),
    subject varchar(128),
    at timestamp(6) with time zone,
    data varchar,
    reason varchar(600) not null,
    withheld_at timestamp(6) with time zone not null,
    constraint withheld_event_pkey primary key (organization_id, position),
    constraint withheld_event_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index withheld_event_withheld_at on withheld_event (organization_id, withheld_at);
