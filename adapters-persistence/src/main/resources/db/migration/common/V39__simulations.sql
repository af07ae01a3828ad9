-- Simulations of identity providers, with what became of each step.
create table simulation (
    organization_id uuid not null,
    id uuid not null,
    conversation varchar(32) not null,
    mark varchar(64) not null,
    token_id varchar(64) not null,
    begun_at timestamp(6) with time zone not null,
    begun_by varchar(200) not null,
    ended_at timestamp(6) with time zone,
    cleaned_up boolean not null,
    steps varchar not null,
    constraint simulation_pkey primary key (organization_id, id),
    constraint simulation_organization_fkey foreign key (organization_id) references organization (id)
);
create index simulation_left on simulation (cleaned_up, begun_at);
