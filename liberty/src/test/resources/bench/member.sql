-- One transaction: the token, the group and its mapping, the user, its membership, and the change with its event and
-- log entry. A member is added and removed by turns.
-- The server besides: select verified_domain
\set i 1 - :i
begin;
select t.digest, t.ends_at, o.mode, o.dialect
from (
    select * from scim_token
    where organization_id = cast(:organization as uuid) and public_id = :token
    for key share
) t
join organization o on o.id = t.organization_id;
select g.display_name, g.external_id, g.version, p.id, p.role
from directory_group g
left join group_mapping p on p.organization_id = g.organization_id and p.group_id = g.id
where g.organization_id = cast(:organization as uuid) and g.id = cast(:group as uuid)
for no key update of g;
select u.id, m.since
from directory_user u
left join group_membership m on m.organization_id = u.organization_id and m.group_id = cast(:group as uuid)
    and m.user_id = u.id
where u.organization_id = cast(:organization as uuid) and u.living and u.id = cast(:guest as uuid);
\if :i
insert into group_membership (organization_id, group_id, user_id, since)
values (cast(:organization as uuid), cast(:group as uuid), cast(:guest as uuid), now())
on conflict do nothing;
\else
delete from group_membership
where organization_id = cast(:organization as uuid) and group_id = cast(:group as uuid) and user_id = cast(:guest as uuid);
\endif
update directory_group set last_modified = now(), version = version + 1
where organization_id = cast(:organization as uuid) and id = cast(:group as uuid);
insert into outbox (organization_id, audience, target, event_id, type, subject, at, data)
values (cast(:organization as uuid), 'MEMBER', cast(:guest as uuid), uuidv7(), 'GROUP_UPDATED',
    'groups/00000000-0000-7000-8000-000000000000', now(),
    '{"displayName":"Engineering","externalId":"ext-engineering","added": 1,"removed": 0}');
insert into sync_log (organization_id, id, at, action, resource_type, resource_id, resource_display, display_key, status,
    http_status, duration_micros, token_id, request_id, user_agent, changes)
values (cast(:organization as uuid), uuidv7(), now(), 'UPDATE', 'GROUP', '00000000-0000-7000-8000-000000000000',
    'Engineering', 'engineering', 'SUCCESS', 204, 1000, :token,
    '00000000-0000-7000-8000-000000000000', 'pgbench', '[{"attribute":"members","after":"+1"}]');
end;
