-- Names of tables and columns that follow the glossary.

alter table feed_said rename to published_access;
alter table published_access rename constraint feed_said_pkey to published_access_pkey;
alter table published_access rename constraint feed_said_organization_fkey to published_access_organization_fkey;

alter table removal_tally rename to removal_counter;
alter table removal_counter rename constraint removal_tally_pkey to removal_counter_pkey;
alter table removal_counter rename constraint removal_tally_organization_fkey to removal_counter_organization_fkey;

alter table outbox rename column reach to audience;

-- It was written and never read.
alter table scim_token drop column last_client;
