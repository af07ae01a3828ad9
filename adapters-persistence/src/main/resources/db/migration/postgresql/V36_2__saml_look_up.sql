create policy look_up on sso_connection_version for select
    using ((select current_setting('muster.organization', true)) = '*');
