-- When an export of the organization was last completed. A deletion needs a recent one.
alter table organization add column exported_at timestamp(6) with time zone;
