-- One row an organization: policy and count of removals.
create table removal_tally (
    organization_id uuid not null,
    share integer,
    number integer,
    window_seconds bigint,
    deadline_seconds bigint,
    removals bigint not null,
    members bigint,
    members_counted_at timestamp(6) with time zone,
    constraint removal_tally_pkey primary key (organization_id),
    constraint removal_tally_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
insert into removal_tally (organization_id, removals) select id, 0 from organization;

create table removal (
    organization_id uuid not null,
    number bigint not null,
    user_id uuid not null,
    label varchar(2048) not null,
    kind varchar(16) not null,
    at timestamp(6) with time zone not null,
    caused_by varchar(100) not null,
    request_id varchar(128),
    state varchar(16) not null,
    due timestamp(6) with time zone,
    decided_at timestamp(6) with time zone,
    decided_by varchar(100),
    constraint removal_pkey primary key (organization_id, number),
    constraint removal_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index removal_state on removal (organization_id, state, number);
create index removal_user on removal (organization_id, user_id, number);
create index removal_due on removal (due);
create index removal_at on removal (at);
