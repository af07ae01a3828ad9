create policy look_up on domain_claim for select using ((select current_setting('muster.organization', true)) = '*');
