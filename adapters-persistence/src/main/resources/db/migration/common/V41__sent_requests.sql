-- Refused writes of identity providers, without passwords and encrypted, for seven days.
-- The id is that of the entry of the sync log.
create table sent_request (
    organization_id uuid not null,
    id uuid not null,
    refused_at timestamp(6) with time zone not null,
    sealed varchar not null,
    constraint sent_request_pkey primary key (organization_id, id),
    constraint sent_request_organization_fkey foreign key (organization_id) references organization (id)
);
create index sent_request_refused on sent_request (organization_id, refused_at);
