-- The audit log of the installation has the nil UUID in place of an organization's id. No organization has that id, so the heads
-- of the chains no longer refer to organizations; the purge of an organization deletes its head.
alter table audit_head drop constraint audit_head_organization_fkey;
insert into audit_head (organization_id, sequence, hash)
    values ('00000000-0000-0000-0000-000000000000', 0, repeat('0', 64));
