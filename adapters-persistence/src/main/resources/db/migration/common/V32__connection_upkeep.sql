-- When metadata is read again, why the last reading changed nothing, and when admins were told that certificates end.
alter table sso_connection add column metadata_due_at timestamp(6) with time zone;
alter table sso_connection add column metadata_problem varchar(1024);
alter table sso_connection add column certificate_told_at timestamp(6) with time zone;
