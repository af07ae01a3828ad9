-- The real SSO connection of an organization; sso_connection_version has its active, draft and former settings.
create table sso_connection (
    organization_id uuid not null,
    require_sso boolean not null,
    last_number bigint not null,
    tested_number bigint,
    tested_at timestamp(6) with time zone,
    former_until timestamp(6) with time zone,
    constraint sso_connection_pkey primary key (organization_id),
    constraint sso_connection_organization_fkey foreign key (organization_id) references organization (id)
);

create table sso_connection_version (
    organization_id uuid not null,
    slot varchar(16) not null,
    connection_id uuid not null,
    number bigint not null,
    protocol varchar(16) not null,
    settings varchar not null,
    role varchar(16) not null,
    secret varchar,
    secret_last_four varchar(16),
    secret_since timestamp(6) with time zone,
    saved_at timestamp(6) with time zone not null,
    saved_by varchar(100) not null,
    constraint sso_connection_version_pkey primary key (organization_id, slot),
    constraint sso_connection_version_connection_fkey foreign key (organization_id)
        references sso_connection (organization_id)
);

-- A subject can be longer than an index takes, so its SHA-256 is the key.
create table subject_link (
    organization_id uuid not null,
    connection_id uuid not null,
    subject_hash varchar(64)${binary} not null,
    subject varchar(1024) not null,
    user_id uuid not null,
    since timestamp(6) with time zone not null,
    constraint subject_link_pkey primary key (organization_id, connection_id, subject_hash),
    constraint subject_link_user_unique unique (organization_id, user_id, connection_id),
    constraint subject_link_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);

-- Sign-ins that go on, and the log of those that ended.
create table sign_in (
    organization_id uuid not null,
    id uuid not null,
    connection_id uuid not null,
    version_number bigint not null,
    protocol varchar(16) not null,
    test boolean not null,
    fresh_login boolean not null,
    secret_digest ${bytes} not null,
    target varchar(1000),
    state varchar(16) not null,
    started timestamp(6) with time zone not null,
    ended timestamp(6) with time zone,
    member_id uuid,
    address varchar(1024),
    address_key varchar(1024)${binary},
    code varchar(64),
    detail varchar(1024),
    report varchar,
    request_id varchar(128) not null,
    client_address varchar(128) not null,
    constraint sign_in_pkey primary key (organization_id, id),
    constraint sign_in_organization_fkey foreign key (organization_id) references organization (id)
);
create index sign_in_state on sign_in (organization_id, state, id);
create index sign_in_code on sign_in (organization_id, code, id);
create index sign_in_address on sign_in (organization_id, address_key, id);
create index sign_in_member on sign_in (organization_id, member_id, id);
create index sign_in_request on sign_in (organization_id, request_id);
create index sign_in_started on sign_in (organization_id, started);

create table session (
    organization_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    digest ${bytes} not null,
    created timestamp(6) with time zone not null,
    authenticated_at timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    ended timestamp(6) with time zone,
    constraint session_pkey primary key (organization_id, id),
    constraint session_digest_unique unique (organization_id, digest),
    constraint session_user_fkey foreign key (organization_id, user_id)
        references directory_user (organization_id, id) on delete cascade
);
create index session_of_user on session (organization_id, user_id);
create index session_created on session (organization_id, created);
