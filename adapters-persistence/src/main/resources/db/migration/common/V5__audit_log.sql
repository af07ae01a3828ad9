-- One row an organization: where its chain ends. Whoever continues the chain holds it.
create table audit_head (
    organization_id uuid not null,
    sequence bigint not null,
    hash varchar(64) not null,
    constraint audit_head_pkey primary key (organization_id),
    constraint audit_head_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
insert into audit_head (organization_id, sequence, hash) select id, 0, repeat('0', 64) from organization;

-- Evidence: nothing deletes it, not even the end of its organization. Details are text, for a hash is of the last bit.
create table audit_log (
    organization_id uuid not null,
    sequence bigint not null,
    id uuid not null,
    at timestamp(6) with time zone not null,
    actor varchar(200) not null,
    action varchar(32) not null,
    subject varchar(1024) not null,
    details varchar not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    constraint audit_log_pkey primary key (organization_id, sequence)
);
