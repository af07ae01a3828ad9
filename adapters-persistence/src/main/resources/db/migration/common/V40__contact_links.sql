-- Links for IT contacts. Of the link only the SHA-256 is kept. An organization has few.
create table contact_link (
    organization_id uuid not null,
    id uuid not null,
    name varchar(100) not null,
    digest ${bytes} not null,
    made timestamp(6) with time zone not null,
    made_by varchar(200) not null,
    ends_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    constraint contact_link_pkey primary key (organization_id, id),
    constraint contact_link_organization_fkey foreign key (organization_id) references organization (id)
);
