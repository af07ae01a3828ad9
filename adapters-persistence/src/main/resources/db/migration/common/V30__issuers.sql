-- A key can be revoked together with all that it issued.
create index api_key_created_by on api_key (created_by);
create index scim_token_created_by on scim_token (created_by);
create index webhook_created_by on webhook (created_by);
