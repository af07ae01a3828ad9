create policy look_up on simulation for select using ((select current_setting('muster.organization', true)) = '*');
