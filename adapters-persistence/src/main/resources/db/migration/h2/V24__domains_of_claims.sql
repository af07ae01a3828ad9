-- The domain of a claimed address, to find the addresses of a verified domain.
alter table email_claim add column domain varchar(1024) generated always as (regexp_replace(email_key, '^.*@', ''));
create index email_claim_domain on email_claim (domain);
