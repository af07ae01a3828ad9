create policy look_up on request_rhythm for select using ((select current_setting('muster.organization', true)) = '*');
