-- The credential with which a test was started: it has to work when the result is given.
alter table sign_in add column tester_kind varchar(16);
alter table sign_in add column tester varchar(64);
