-- Names are counted in code points, of which H2 takes two characters for some.
alter table organization alter column name set data type varchar(400);
alter table organization alter column sso_issuer set data type varchar(2048);
alter table workspace alter column name set data type varchar(400);

-- How a user left. Who is deleted while the removal is held is kept, unseen, and no longer living: null, so that their
-- names are no longer in the way of others'.
alter table directory_user add column living boolean default true;
alter table directory_user add column left_at timestamp(6) with time zone;
alter table directory_user add column left_by varchar(100);
alter table directory_user add column left_request varchar(128);
alter table directory_user add column held_until timestamp(6) with time zone;
update directory_user set left_at = last_modified, left_by = 'SCIM' where not active;

alter table directory_user drop constraint directory_user_name_unique;
alter table directory_user add constraint directory_user_name_unique unique (organization_id, user_name_key, living);
alter table directory_user drop constraint directory_user_external_id_unique;
alter table directory_user add constraint directory_user_external_id_unique unique (organization_id, external_id, living);
create index directory_user_break_glass on directory_user (organization_id, break_glass);

create table group_mapping (
    organization_id uuid not null,
    id uuid not null,
    -- bound: the group; prepared: the name to come; ended: since when, and what it is known by
    group_id uuid,
    prepared_key varchar(4096)${binary},
    ended_at timestamp(6) with time zone,
    name varchar(1024) not null,
    name_key varchar(4096)${binary} not null,
    external_id varchar(1024)${binary},
    role varchar(16),
    role_since timestamp(6) with time zone,
    role_by varchar(100),
    changed_at timestamp(6) with time zone not null,
    changed_by varchar(100) not null,
    version bigint not null,
    constraint group_mapping_pkey primary key (organization_id, id),
    constraint group_mapping_group_unique unique (organization_id, group_id),
    constraint group_mapping_prepared_unique unique (organization_id, prepared_key),
    constraint group_mapping_organization_fkey foreign key (organization_id) references organization (id) on delete cascade,
    constraint group_mapping_group_fkey foreign key (organization_id, group_id) references directory_group (organization_id, id)
);
create index group_mapping_role on group_mapping (organization_id, role);
create index group_mapping_external_id on group_mapping (organization_id, external_id);
create index group_mapping_ended on group_mapping (ended_at);

create table group_mapping_workspace (
    organization_id uuid not null,
    mapping_id uuid not null,
    workspace_id uuid not null,
    since timestamp(6) with time zone not null,
    given_by varchar(100) not null,
    constraint group_mapping_workspace_pkey primary key (organization_id, mapping_id, workspace_id),
    constraint group_mapping_workspace_mapping_fkey foreign key (organization_id, mapping_id)
        references group_mapping (organization_id, id) on delete cascade,
    constraint group_mapping_workspace_workspace_fkey foreign key (organization_id, workspace_id)
        references workspace (organization_id, id) on delete cascade
);
create index group_mapping_workspace_workspace on group_mapping_workspace (organization_id, workspace_id);

create table workspace_grant (
    organization_id uuid not null,
    user_id uuid not null,
    workspace_id uuid not null,
    since timestamp(6) with time zone not null,
    given_by varchar(100) not null,
    constraint workspace_grant_pkey primary key (organization_id, user_id, workspace_id),
    constraint workspace_grant_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade,
    constraint workspace_grant_workspace_fkey foreign key (organization_id, workspace_id)
        references workspace (organization_id, id) on delete cascade
);
create index workspace_grant_workspace on workspace_grant (organization_id, workspace_id);
