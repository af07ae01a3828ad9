-- The key pairs of the SAML service provider of an organization; during a rollover there are two.
create table service_key (
    organization_id uuid not null,
    slot varchar(16) not null,
    key_id uuid not null,
    private_key varchar not null,
    certificate varchar not null,
    made timestamp(6) with time zone not null,
    constraint service_key_pkey primary key (organization_id, slot),
    constraint service_key_organization_fkey foreign key (organization_id) references organization (id)
);

-- Assertions that were used, until they end. An ID can be longer than an index takes, so its SHA-256 is the key.
create table used_assertion (
    organization_id uuid not null,
    connection_id uuid not null,
    assertion_hash varchar(64)${binary} not null,
    ends_at timestamp(6) with time zone not null,
    constraint used_assertion_pkey primary key (organization_id, connection_id, assertion_hash),
    constraint used_assertion_organization_fkey foreign key (organization_id) references organization (id)
);
create index used_assertion_end on used_assertion (organization_id, ends_at);
