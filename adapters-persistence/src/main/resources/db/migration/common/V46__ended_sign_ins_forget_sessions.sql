-- A sign-in that is over needs the session no longer that the browser had at its start.
update sign_in set former_organization_id = null, former_digest = null
where former_digest is not null and state in ('SUCCEEDED', 'REFUSED');
