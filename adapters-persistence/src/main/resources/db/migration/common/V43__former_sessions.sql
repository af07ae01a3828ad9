-- The session that the browser had at the start of a sign-in, and that ends at the success. It can be one of another
-- organization.
alter table sign_in add column former_organization_id uuid;
alter table sign_in add column former_digest ${bytes};
