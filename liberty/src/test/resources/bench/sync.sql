-- A probe that finds nobody. Then one transaction: the token, a user of the same name who has left, and the rows of the
-- new user, its event and its log entry. The names are those of the run, the client and its transaction.
\set i :i + 1
select t.digest, t.ends_at, o.mode, o.dialect, u.id, u.user_name, u.external_id, u.active, u.profile, u.created,
    u.last_modified, u.version
from scim_token t
join organization o on o.id = t.organization_id
left join directory_user u on u.organization_id = t.organization_id and u.living
    and u.user_name_key = 'pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint)
        || '@' || cast(:domain as text)
where t.organization_id = cast(:organization as uuid) and t.public_id = :token;
begin;
select t.digest, t.ends_at, o.mode, o.dialect, o.verified_domains_only,
    (select array_agg(d.domain) from verified_domain d where d.organization_id = o.id)
from (
    select * from scim_token
    where organization_id = cast(:organization as uuid) and public_id = :token
    for key share
) t
join organization o on o.id = t.organization_id;
select id from directory_user
where organization_id = cast(:organization as uuid) and left_at is not null
    and user_name_key = 'pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint)
        || '@' || cast(:domain as text)
union
select id from directory_user
where organization_id = cast(:organization as uuid) and left_at is not null
    and external_id = 'ext-pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint);
insert into directory_user (organization_id, id, user_name, user_name_key, external_id, active, label, email_key,
    profile, origin, break_glass, created, last_modified, version, living, display_name_key, family_name_key,
    given_name_key)
select cast(:organization as uuid), cast(lpad(to_hex(cast(:run as bigint)), 8, '0') || '-0000-7000-8001-'
        || lpad(to_hex(cast(:client_id as bigint)), 4, '0') || lpad(to_hex(cast(:i as bigint)), 8, '0') as uuid),
    name, name, 'ext-pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint), true,
    'Bench Mark', name,
    '{"details":{"DISPLAY_NAME":"Bench Mark","FAMILY_NAME":"Mark","GIVEN_NAME":"Bench"},"plurals":{"EMAILS":[{"value":"'
        || name || '","type":"work","primary": true}]}}',
    'SCIM', false, now(), now(), 1, true, 'bench mark', 'mark', 'bench'
from (select 'pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint)
    || '@' || cast(:domain as text)) named (name);
insert into user_value (organization_id, user_id, attribute, position, value_key, type_key, is_primary)
values (cast(:organization as uuid), cast(lpad(to_hex(cast(:run as bigint)), 8, '0') || '-0000-7000-8001-'
        || lpad(to_hex(cast(:client_id as bigint)), 4, '0') || lpad(to_hex(cast(:i as bigint)), 8, '0') as uuid),
    'EMAILS', 0, 'pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint)
        || '@' || cast(:domain as text), 'work', true);
insert into email_claim (organization_id, user_id, email_key)
values (cast(:organization as uuid), cast(lpad(to_hex(cast(:run as bigint)), 8, '0') || '-0000-7000-8001-'
        || lpad(to_hex(cast(:client_id as bigint)), 4, '0') || lpad(to_hex(cast(:i as bigint)), 8, '0') as uuid),
    'pg-' || cast(:run as bigint) || '-' || cast(:client_id as bigint) || '-' || cast(:i as bigint)
        || '@' || cast(:domain as text));
insert into user_count (organization_id, slot, users)
values (cast(:organization as uuid), mod(pg_backend_pid(), 32), 1)
on conflict (organization_id, slot) do update set users = user_count.users + excluded.users;
insert into outbox (organization_id, audience, target, event_id, type, subject, at, data)
values (cast(:organization as uuid), 'MEMBER', cast(lpad(to_hex(cast(:run as bigint)), 8, '0') || '-0000-7000-8001-'
        || lpad(to_hex(cast(:client_id as bigint)), 4, '0') || lpad(to_hex(cast(:i as bigint)), 8, '0') as uuid),
    uuidv7(), 'MEMBER_CREATED', 'members/00000000-0000-7000-8000-000000000000', now(),
    '{"userName":"somebody@somewhere.example","displayName":"Bench Mark","email":"somebody@somewhere.example","externalId":"ext-somebody@somewhere.example","active": true,"origin":"SCIM"}');
insert into sync_log (organization_id, id, at, action, resource_type, resource_id, resource_display, display_key, status,
    http_status, duration_micros, token_id, request_id, user_agent, changes)
values (cast(:organization as uuid), uuidv7(), now(), 'CREATE', 'USER', '00000000-0000-7000-8000-000000000000',
    'somebody@somewhere.example', 'somebody@somewhere.example', 'SUCCESS', 201, 1000, :token,
    '00000000-0000-7000-8000-000000000000', 'pgbench',
    '[{"attribute":"userName","after":"t***@somewhere.example"},{"attribute":"externalId","after":"ext-somebody@somewhere.example"},{"attribute":"active","after":"true"},{"attribute":"displayName","after":"B***"},{"attribute":"name.familyName","after":"M***"},{"attribute":"name.givenName","after":"B***"},{"attribute":"emails","after":"t***@somewhere.example"}]');
end;
