-- What an API key did is stored with its name and its id.
alter table api_key add column created_by varchar(200) default '(unknown)' not null;
alter table api_key add column ends_at timestamp(6) with time zone;
update api_key set created_by = 'Muster' where name = 'bootstrap' and organization_id is null;

alter table organization alter column attested_by set data type varchar(200);
alter table scim_token alter column created_by set data type varchar(200);
alter table directory_user alter column direct_role_by set data type varchar(200);
alter table directory_user alter column left_by set data type varchar(200);
alter table group_mapping alter column role_by set data type varchar(200);
alter table group_mapping alter column changed_by set data type varchar(200);
alter table group_mapping_workspace alter column given_by set data type varchar(200);
alter table workspace_grant alter column given_by set data type varchar(200);
alter table webhook alter column created_by set data type varchar(200);
alter table removal alter column caused_by set data type varchar(200);
alter table removal alter column decided_by set data type varchar(200);
