-- The number of an organization's users, as parts whose sum it is: whoever adds or removes one changes the part of its
-- connection, and waits for nobody.
create table user_count (
    organization_id uuid not null,
    slot integer not null,
    users bigint not null,
    constraint user_count_pkey primary key (organization_id, slot),
    constraint user_count_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
insert into user_count (organization_id, slot, users)
    select organization_id, 0, count(*) from directory_user where living group by organization_id;
