-- At each start, as the owner of the tables: puts every table of an organization behind row security, so that a new
-- table cannot be forgotten, and lets the application's role read and write rows. Does nothing where that is done.
-- api_key has no wall: a key is read before its organization is known, and may be for all.
do $$
declare
    application constant text := '${application}';
    found record;
begin
    perform pg_advisory_xact_lock(x'6d7573746572'::bigint);
    for found in
        select c.relname, c.relrowsecurity, exists (
                select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
            ) and c.relname <> 'api_key' as of_an_organization
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and pg_has_role(c.relowner, 'USAGE') and c.relname <> 'flyway_schema_history'
    loop
        if found.of_an_organization and not found.relrowsecurity then
            execute format(
                'create policy organization_wall on %I using (organization_id ='
                ' (select nullif(nullif(current_setting(''muster.organization'', true), ''''), ''*'')::uuid))',
                found.relname);
            execute format(
                'create policy migration on %I to current_user'
                ' using ((select current_setting(''muster.migration'', true)) = ''on'')',
                found.relname);
            execute format('alter table %I enable row level security', found.relname);
            execute format('alter table %I force row level security', found.relname);
        end if;
        if not has_table_privilege(application, format('%I', found.relname), 'SELECT, INSERT, UPDATE, DELETE') then
            execute format('grant select, insert, update, delete on %I to %I', found.relname, application);
        end if;
    end loop;
    if to_regprocedure('create_partition(text, date)') is not null
        and not has_function_privilege(application, 'create_partition(text, date)', 'EXECUTE') then
        execute format('grant execute on function create_partition to %I', application);
    end if;
end $$;
