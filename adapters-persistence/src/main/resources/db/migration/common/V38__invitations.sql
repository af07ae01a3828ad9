-- People who are invited and no members yet. Of the link only the SHA-256 is kept.
create table invitation (
    organization_id uuid not null,
    id uuid not null,
    email_key varchar(1024)${binary} not null,
    email varchar(1024) not null,
    role varchar(16),
    digest ${bytes} not null,
    made timestamp(6) with time zone not null,
    made_by varchar(200) not null,
    constraint invitation_pkey primary key (organization_id, id),
    constraint invitation_email_unique unique (organization_id, email_key),
    constraint invitation_organization_fkey foreign key (organization_id) references organization (id)
);
create index invitation_made on invitation (organization_id, made);
