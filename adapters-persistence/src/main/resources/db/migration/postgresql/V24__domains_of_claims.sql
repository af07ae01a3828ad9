-- The domain of a claimed address, to find the addresses of a verified domain.
alter table email_claim add column domain varchar(1024) generated always as (substring(email_key from '[^@]*$')) stored;
create index email_claim_domain on email_claim (domain);

-- An operator asks which addresses of an organization's domains other organizations hold: FOREIGN_ADDRESSES in the code.
create policy look_up on email_claim for select using ((select current_setting('muster.organization', true)) = '*');
