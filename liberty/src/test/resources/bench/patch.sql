-- One transaction: the token, the user with its groups, what its access and its removal depend on, and its change,
-- event and log entry. The users are those of the second half, which the server's client leaves alone.
-- The server besides: select verified_domain
\set n random(:users / 2, :users - 1)
begin;
select t.digest, t.ends_at, o.mode, o.dialect
from (
    select * from scim_token
    where organization_id = cast(:organization as uuid) and public_id = :token
    for key share
) t
join organization o on o.id = t.organization_id;
select u.user_name, u.external_id, u.active, u.profile, u.created, u.last_modified, u.version, u.direct_role,
    u.break_glass, u.left_at, u.held_until
from directory_user u
where u.organization_id = cast(:organization as uuid)
    and u.id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
for no key update of u;
select g.id, g.display_name, p.role, c.share, c.number, r.number
from removal_counter c
left join removal r on r.organization_id = c.organization_id and r.due is not null
    and r.user_id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
left join group_membership m on m.organization_id = c.organization_id
    and m.user_id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
left join directory_group g on g.organization_id = m.organization_id and g.id = m.group_id
left join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
where c.organization_id = cast(:organization as uuid);
update directory_user
set active = not active, left_at = case when active then now() end, left_by = case when active then 'SCIM' end,
    last_modified = now(), version = version + 1
where organization_id = cast(:organization as uuid)
    and id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid);
insert into outbox (organization_id, audience, target, event_id, type, subject, at, data)
values (cast(:organization as uuid), 'MEMBER',
    cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid), uuidv7(),
    'MEMBER_UPDATED', 'members/00000000-0000-7000-8000-000000000000', now(),
    '{"userName":"somebody@somewhere.example","displayName":"Bench Mark","email":"somebody@somewhere.example","externalId":"ext-somebody@somewhere.example","active": false,"origin":"SCIM"}');
insert into sync_log (organization_id, id, at, action, resource_type, resource_id, resource_display, display_key, status,
    http_status, duration_micros, token_id, request_id, user_agent, changes)
values (cast(:organization as uuid), uuidv7(), now(), 'UPDATE', 'USER', '00000000-0000-7000-8000-000000000000',
    'somebody@somewhere.example', 'somebody@somewhere.example', 'SUCCESS', 200, 1000, :token,
    '00000000-0000-7000-8000-000000000000', 'pgbench', '[{"attribute":"active","before":"true","after":"false"}]');
end;
