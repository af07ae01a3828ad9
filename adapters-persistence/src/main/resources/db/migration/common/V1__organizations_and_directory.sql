-- Keys that are compared by folded text use the binary collation, which orders by code point: ${binary}.

create table organization (
    id uuid not null,
    name varchar(200) not null,
    plan varchar(16) not null,
    mode varchar(16) not null,
    dialect varchar(16) not null,
    verified_domains_only boolean not null,
    sso_protocol varchar(8),
    sso_issuer varchar(1024),
    sso_role varchar(16),
    sso_active boolean not null,
    attestation_kind varchar(32),
    attested_at timestamp(6) with time zone,
    attested_by varchar(100),
    created timestamp(6) with time zone not null,
    version bigint not null,
    constraint organization_pkey primary key (id)
);

-- One row an organization: whoever takes away an Admin's access holds it, so that the last one can't go twice.
create table admin_guard (
    organization_id uuid not null,
    constraint admin_guard_pkey primary key (organization_id),
    constraint admin_guard_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);

-- Claimed across all organizations.
create table verified_domain (
    domain varchar(253) not null,
    organization_id uuid not null,
    constraint verified_domain_pkey primary key (domain),
    constraint verified_domain_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index verified_domain_organization on verified_domain (organization_id);

create table workspace (
    organization_id uuid not null,
    id uuid not null,
    name varchar(200) not null,
    name_key varchar(800)${binary} not null,
    created timestamp(6) with time zone not null,
    constraint workspace_pkey primary key (organization_id, id),
    constraint workspace_name_unique unique (organization_id, name_key),
    constraint workspace_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);

-- Found by what the caller presents, before the organization is known.
create table scim_token (
    public_id varchar(32) not null,
    organization_id uuid not null,
    digest ${bytes} not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(100) not null,
    last_used_at timestamp(6) with time zone,
    last_client varchar(64),
    ends_at timestamp(6) with time zone,
    end_reason varchar(16),
    constraint scim_token_pkey primary key (public_id),
    constraint scim_token_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index scim_token_organization on scim_token (organization_id, ends_at);

create table api_key (
    public_id varchar(32) not null,
    organization_id uuid,
    digest ${bytes} not null,
    name varchar(100) not null,
    created_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    constraint api_key_pkey primary key (public_id),
    constraint api_key_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);

-- The profile as a whole is one JSON document; what can be searched stands beside it, folded.
create table directory_user (
    organization_id uuid not null,
    id uuid not null,
    user_name varchar(640) not null,
    user_name_key varchar(2560)${binary} not null,
    external_id varchar(1024)${binary},
    active boolean not null,
    label varchar(2048) not null,
    email_key varchar(1024)${binary},
    profile varchar not null,
    origin varchar(16) not null,
    direct_role varchar(16),
    direct_role_since timestamp(6) with time zone,
    direct_role_by varchar(100),
    break_glass boolean not null,
    created timestamp(6) with time zone not null,
    last_modified timestamp(6) with time zone not null,
    version bigint not null,
    display_name_key varchar${binary},
    nick_name_key varchar${binary},
    profile_url_key varchar${binary},
    title_key varchar${binary},
    user_type_key varchar${binary},
    preferred_language_key varchar${binary},
    locale_key varchar${binary},
    timezone_key varchar${binary},
    formatted_name_key varchar${binary},
    family_name_key varchar${binary},
    given_name_key varchar${binary},
    middle_name_key varchar${binary},
    honorific_prefix_key varchar${binary},
    honorific_suffix_key varchar${binary},
    employee_number_key varchar${binary},
    cost_center_key varchar${binary},
    organization_key varchar${binary},
    division_key varchar${binary},
    department_key varchar${binary},
    manager varchar${binary},
    constraint directory_user_pkey primary key (organization_id, id),
    constraint directory_user_name_unique unique (organization_id, user_name_key),
    constraint directory_user_external_id_unique unique (organization_id, external_id),
    constraint directory_user_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index directory_user_last_modified on directory_user (organization_id, last_modified, id);
create index directory_user_created on directory_user (organization_id, created, id);
create index directory_user_display_name on directory_user (organization_id, display_name_key, id);
create index directory_user_role on directory_user (organization_id, direct_role);

-- One row an element of a searchable multi-valued attribute.
create table user_value (
    organization_id uuid not null,
    user_id uuid not null,
    attribute varchar(32) not null,
    position integer not null,
    value_key varchar(4096)${binary} not null,
    type_key varchar(1024)${binary},
    display_key varchar(4096)${binary},
    is_primary boolean not null,
    constraint user_value_pkey primary key (organization_id, user_id, attribute, position),
    constraint user_value_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);
create index user_value_value on user_value (organization_id, attribute, value_key);

-- An address belongs to one organization only.
create table email_claim (
    email_key varchar(1024)${binary} not null,
    organization_id uuid not null,
    user_id uuid not null,
    constraint email_claim_pkey primary key (email_key),
    constraint email_claim_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);
create index email_claim_user on email_claim (organization_id, user_id);

create table directory_group (
    organization_id uuid not null,
    id uuid not null,
    display_name varchar(1024) not null,
    display_name_key varchar(4096)${binary} not null,
    external_id varchar(1024)${binary},
    created timestamp(6) with time zone not null,
    last_modified timestamp(6) with time zone not null,
    version bigint not null,
    constraint directory_group_pkey primary key (organization_id, id),
    constraint directory_group_name_unique unique (organization_id, display_name_key),
    constraint directory_group_external_id_unique unique (organization_id, external_id),
    constraint directory_group_organization_fkey foreign key (organization_id) references organization (id) on delete cascade
);
create index directory_group_last_modified on directory_group (organization_id, last_modified, id);
create index directory_group_created on directory_group (organization_id, created, id);

create table group_membership (
    organization_id uuid not null,
    group_id uuid not null,
    user_id uuid not null,
    since timestamp(6) with time zone not null,
    constraint group_membership_pkey primary key (organization_id, group_id, user_id),
    constraint group_membership_group_fkey foreign key (organization_id, group_id)
        references directory_group (organization_id, id) on delete cascade,
    constraint group_membership_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);
create index group_membership_user on group_membership (organization_id, user_id, group_id);
