-- The token with the number of users, which SCIM demands, and a hundred users with their groups.
-- The server besides: select verified_domain
select t.digest, t.ends_at, o.mode, o.dialect,
    (select coalesce(sum(c.users), 0) from user_count c where c.organization_id = t.organization_id)
from scim_token t
join organization o on o.id = t.organization_id
where t.organization_id = cast(:organization as uuid) and t.public_id = :token;
select u.id, u.user_name, u.external_id, u.active, u.profile, u.created, u.last_modified, u.version, (
        select json_agg(json_build_array(g.id, g.display_name) order by g.display_name_key)
        from group_membership m
        join directory_group g on g.organization_id = m.organization_id and g.id = m.group_id
        where m.organization_id = u.organization_id and m.user_id = u.id)
from directory_user u
where u.organization_id = cast(:organization as uuid) and u.living
order by u.id limit 100;
