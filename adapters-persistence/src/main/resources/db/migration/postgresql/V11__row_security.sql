-- afterMigrate.sql puts every table of an organization behind its wall. Here is what is particular.

create policy organization_wall on organization using
    (id = (select nullif(nullif(current_setting('muster.organization', true), ''), '*')::uuid));
create policy migration on organization to current_user using ((select current_setting('muster.migration', true)) = 'on');
alter table organization enable row level security;
alter table organization force row level security;

-- Whoever claims a domain, or has a user of it, has to learn that another organization owns it.
create policy look_up on verified_domain for select using (true);

-- Questions of the background jobs: which organizations have something to do. Each is an AcrossOrganizations in the code.
create policy look_up on organization for select using ((select current_setting('muster.organization', true)) = '*');
create policy look_up on scim_token for select using ((select current_setting('muster.organization', true)) = '*');
create policy look_up on outbox for select using ((select current_setting('muster.organization', true)) = '*');
create policy look_up on webhook for select using ((select current_setting('muster.organization', true)) = '*');
create policy look_up on removal for select using ((select current_setting('muster.organization', true)) = '*');
create policy look_up on group_mapping for select using ((select current_setting('muster.organization', true)) = '*');

-- The application does not own the tables, but asks for their partitions of the coming months. Only tables that are partitioned
-- already can be named.
create function create_partition(parent text, month date) returns void
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (select from pg_partitioned_table where partrelid = to_regclass(quote_ident(parent))) then
        raise exception '% is not partitioned', parent;
    end if;
    execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
        parent || to_char(month, '_YYYY_MM'), parent,
        month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end $$;
revoke execute on function create_partition from public;
