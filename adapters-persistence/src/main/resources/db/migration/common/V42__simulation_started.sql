-- Everything else of a simulation calls it started.
alter table simulation rename column begun_at to started_at;
alter table simulation rename column begun_by to started_by;
