-- An organization's claim of a domain with the challenge of its TXT record. What counts is verified_domain, whose key is unique
-- across organizations; a domain there without a claim is attested by an operator. The times of missing_* are those of days in a
-- row on which the record of a verified domain was not found.
create table domain_claim (
    organization_id uuid not null,
    domain varchar(253) not null,
    challenge varchar(64) not null,
    claimed_at timestamp(6) with time zone not null,
    claimed_by varchar(200) not null,
    verified_at timestamp(6) with time zone,
    zone varchar(255),
    checked_at timestamp(6) with time zone,
    outcome varchar(20),
    found_texts varchar(4000),
    missing_since timestamp(6) with time zone,
    missing_days integer,
    missing_counted_at timestamp(6) with time zone,
    next_check timestamp(6) with time zone,
    constraint domain_claim_pkey primary key (organization_id, domain),
    constraint domain_claim_organization_fkey foreign key (organization_id) references organization (id)
);

-- due checks
create index domain_claim_due on domain_claim (next_check);
