-- Password and password link of a break-glass owner. The hash is a PHC string; of the link only the SHA-256 is kept, and at most
-- one of a member works, so that neither needs a purge of its own.
create table owner_password (
    organization_id uuid not null,
    user_id uuid not null,
    hash varchar(200),
    changed timestamp(6) with time zone,
    tries integer not null,
    last_try timestamp(6) with time zone,
    link_digest ${bytes},
    link_made timestamp(6) with time zone,
    link_by varchar(200),
    constraint owner_password_pkey primary key (organization_id, user_id),
    constraint owner_password_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);
