-- The token and the user with its groups, in one statement.
-- The server besides: select verified_domain
\set n random(0, :users - 1)
select t.digest, t.ends_at, o.mode, o.dialect, u.id, u.user_name, u.external_id, u.active, u.profile, u.created,
    u.last_modified, u.version, (
        select json_agg(json_build_array(g.id, g.display_name) order by g.display_name_key)
        from group_membership m
        join directory_group g on g.organization_id = m.organization_id and g.id = m.group_id
        where m.organization_id = u.organization_id and m.user_id = u.id)
from scim_token t
join organization o on o.id = t.organization_id
left join directory_user u on u.organization_id = t.organization_id and u.living
    and u.id = cast(lpad(to_hex(cast(:n as bigint)), 8, '0') || '-0000-7000-8000-000000000000' as uuid)
where t.organization_id = cast(:organization as uuid) and t.public_id = :token;
