-- How the member proved who they are, and when, which an identity provider need not say.
alter table session add column method varchar(16) default 'SSO' not null;
alter table session alter column authenticated_at drop not null;
alter table sso_connection_version alter column saved_by set data type varchar(200);
