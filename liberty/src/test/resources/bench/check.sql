-- The key, and all that decides on a user's access to a workspace, in one statement.
\set n random(0, :users - 1)
select k.digest, k.revoked_at, f.*
from api_key k
left join lateral (
    select 'MEMBER' as kind, u.user_name as name, u.direct_role as role, u.living, u.left_at, u.held_until,
        case when o.sso_active then o.sso_role end as connection_role, cast(null as uuid) as group_id
    from directory_user u
    join organization o on o.id = u.organization_id
    where u.organization_id = cast(:organization as uuid)
        and u.id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
    union all
    select case when w.workspace_id is null then 'ROLE' else 'WORKSPACE' end, g.display_name, p.role, null, m.since,
        w.since, null, g.id
    from group_membership m
    join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
    join directory_group g on g.organization_id = m.organization_id and g.id = m.group_id
    left join group_mapping_workspace w on w.organization_id = p.organization_id and w.mapping_id = p.id
        and w.workspace_id = cast(:workspace as uuid)
    where m.organization_id = cast(:organization as uuid)
        and m.user_id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
    union all
    select 'GRANT', s.given_by, null, null, s.since, null, null, null
    from workspace_grant s
    where s.organization_id = cast(:organization as uuid) and s.workspace_id = cast(:workspace as uuid)
        and s.user_id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
) f on true
where k.public_id = :key;
