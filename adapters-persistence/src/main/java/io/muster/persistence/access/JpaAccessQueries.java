package io.muster.persistence.access;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessFacts.Entry;
import io.muster.domain.access.AccessFacts.Role;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryUser.Departure;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.directory.UserRows;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * What access follows from, in one statement: the member, what is granted directly, and what the mappings of the member's
 * groups give. Each part starts from an index that begins with organization and user.
 */
final class JpaAccessQueries implements AccessQueries {
    private static final String MEMBERS = """
            select u.id as user_id, 'MEMBER' as kind, cast(null as uuid) as workspace_id, u.direct_role as role,
                u.direct_role_since as since, u.direct_role_by as given_by, cast(null as uuid) as group_id,
                cast(null as varchar) as group_name, cast(null as uuid) as mapping_id,
                cast(null as timestamp(6) with time zone) as member_since,
                u.user_name as user_name, u.break_glass as break_glass, u.living as living, u.left_at as left_at,
                u.left_by as left_by, u.left_request as left_request, u.held_until as held_until,
                case when o.sso_active then o.sso_role end as connection_role
            from directory_user u join organization o on o.id = u.organization_id
            where u.organization_id = :organization and u.id""";

    private static final String GRANTS = """
             union all
            select g.user_id, 'GRANT', g.workspace_id, null, g.since, g.given_by, null, null, null, null,
                null, null, null, null, null, null, null, null
            from workspace_grant g where g.organization_id = :organization and g.user_id""";

    private static final String MAPPED = """
             union all
            select m.user_id, 'MAPPED', null, p.role, p.role_since, p.role_by, d.id, d.display_name, p.id, m.since,
                null, null, null, null, null, null, null, null
            from group_membership m
            join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
            join directory_group d on d.organization_id = m.organization_id and d.id = m.group_id
            where m.organization_id = :organization and p.role is not null and m.user_id""";

    private static final String MAPPED_WORKSPACES = """
             union all
            select m.user_id, 'MAPPED', w.workspace_id, null, w.since, w.given_by, d.id, d.display_name, p.id, m.since,
                null, null, null, null, null, null, null, null
            from group_membership m
            join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
            join group_mapping_workspace w on w.organization_id = p.organization_id and w.mapping_id = p.id
            join directory_group d on d.organization_id = m.organization_id and d.id = m.group_id
            where m.organization_id = :organization and m.user_id""";

    private static final String ONE = " = :user";
    private static final String SOME = " in (select a.id from asked a)";
    private static final String ONE_WORKSPACE = " and workspace_id = :workspace";

    private static final String OF_ONE = MEMBERS + ONE + GRANTS + ONE + MAPPED + ONE + MAPPED_WORKSPACES + ONE;
    private static final String OF_ONE_IN_ONE =
            MEMBERS + ONE + GRANTS + ONE + ONE_WORKSPACE + MAPPED + ONE + MAPPED_WORKSPACES + ONE + ONE_WORKSPACE;
    private static final String OF_SOME =
            Rows.ASKED + MEMBERS + SOME + GRANTS + SOME + MAPPED + SOME + MAPPED_WORKSPACES + SOME;

    private static final String NO_MAPPED_ROLE = """
            and not exists (select 1 from group_membership m
                join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
                where m.organization_id = u.organization_id and m.user_id = u.id and p.role is not null)""";

    private final HibernateUnitOfWork unitOfWork;

    JpaAccessQueries(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user) {
        return facts(query(OF_ONE, organization).setParameter("user", user.value())).values().stream()
                .findFirst();
    }

    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return facts(query(OF_ONE_IN_ONE, organization)
                        .setParameter("user", user.value())
                        .setParameter("workspace", workspace.value()))
                .values()
                .stream()
                .findFirst();
    }

    @Override
    public Map<UserId, AccessFacts> of(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, AccessFacts> all = new LinkedHashMap<>();
        for (List<UserId> some : Chunks.of(users, Rows.CHUNK)) {
            if (some.size() == 1) {
                of(organization, some.get(0)).ifPresent(facts -> all.put(facts.user(), facts));
            } else {
                all.putAll(facts(Rows.bindAsked(
                        query(OF_SOME, organization),
                        some.stream().map(UserId::value).toList())));
            }
        }
        return all;
    }

    /** Full unless it is the last: for those who go between the two questions others move up. */
    @Override
    public List<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit) {
        List<AccessFacts> page = new ArrayList<>();
        Optional<UserId> last = after;
        boolean more = true;
        while (more && page.size() < limit) {
            int wanted = limit - page.size();
            List<UserId> ids = members(organization, Optional.empty(), last, wanted);
            Map<UserId, AccessFacts> facts = of(organization, ids);
            ids.forEach(id -> Optional.ofNullable(facts.get(id)).ifPresent(page::add));
            more = ids.size() == wanted;
            last = ids.isEmpty() ? last : Optional.of(ids.get(ids.size() - 1));
        }
        return page;
    }

    @Override
    public List<UserId> members(
            OrganizationId organization, Optional<GroupId> group, Optional<UserId> after, int limit) {
        Parameters parameters = new Parameters();
        String from = group.map(one -> "select userId from Membership where groupId = " + parameters.add(one.value()))
                .orElse("select id from DirectoryUser where 1 = 1");
        String id = group.isPresent() ? "userId" : "id";
        String query = from + " and organizationId = " + parameters.add(organization.value())
                + after.map(last -> " and " + id + " > " + parameters.add(last.value()))
                        .orElse("") + " order by " + id;
        return parameters
                .bind(unitOfWork.session().createSelectionQuery(query, UUID.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(UserId::new)
                .toList();
    }

    @Override
    public List<MemberHoldings> holdings(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now) {
        List<UUID> ids = groups.stream().map(GroupId::value).toList();
        String inGroups = "organization_id = :organization and group_id in (:groups)";
        NativeQuery<Object[]> members = sql("""
                select u.id as user_id, u.label as label, u.direct_role as role, u.left_at as left_at,
                    u.held_until as held_until
                from (select distinct user_id from group_membership where %s%s order by user_id limit :limit) m
                join directory_user u on u.organization_id = :organization and u.id = m.user_id
                order by u.id""".formatted(inGroups, after.isPresent() ? " and user_id > :after" : ""))
                .addScalar("user_id", UUID.class)
                .addScalar("label", String.class)
                .addScalar("role", String.class)
                .addScalar("left_at", Instant.class)
                .addScalar("held_until", Instant.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", ids)
                .setParameter("limit", limit);
        after.ifPresent(last -> members.setParameter("after", last.value()));
        List<Object[]> rows = members.getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        UUID first = (UUID) rows.get(0)[0];
        UUID last = (UUID) rows.get(rows.size() - 1)[0];
        String stretch = "(select distinct user_id from group_membership where " + inGroups
                + " and user_id between :first and :last) s";
        Map<UUID, Set<UUID>> mapped = pairs(sql("""
                        select m.user_id as user_id, m.group_id as other from %s
                        join group_membership m on m.organization_id = :organization and m.user_id = s.user_id
                        where m.group_id in (:groups) or exists (select 1 from group_mapping p
                            where p.organization_id = m.organization_id and p.group_id = m.group_id)""".formatted(stretch)), organization, ids, first, last);
        Map<UUID, Set<UUID>> granted = pairs(sql("""
                        select g.user_id as user_id, g.workspace_id as other from %s
                        join workspace_grant g on g.organization_id = :organization and g.user_id = s.user_id""".formatted(stretch)), organization, ids, first, last);
        return rows.stream()
                .map(row -> new MemberHoldings(
                        new UserId((UUID) row[0]),
                        (String) row[1],
                        row[3] == null || (row[4] != null && ((Instant) row[4]).isAfter(now)),
                        Rows.enumOf(OrgRole.class, (String) row[2]),
                        wrapped(granted.getOrDefault((UUID) row[0], Set.of()), WorkspaceId::new),
                        wrapped(mapped.getOrDefault((UUID) row[0], Set.of()), GroupId::new)))
                .toList();
    }

    @Override
    public List<AccessFacts> breakGlass(OrganizationId organization) {
        List<UserId> owners = unitOfWork
                .session()
                .createSelectionQuery(
                        "select id from DirectoryUser where organizationId = :organization and breakGlass", UUID.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(UserId::new)
                .toList();
        return List.copyOf(of(organization, owners).values());
    }

    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return !unitOfWork
                .session()
                .createNativeQuery("""
                        select o.id from organization o where o.id = :organization and (
                            exists (select 1 from group_mapping p
                                join group_membership m on m.organization_id = p.organization_id and m.group_id = p.group_id
                                join directory_user u on u.organization_id = m.organization_id and u.id = m.user_id
                                where p.organization_id = o.id and p.role = 'ADMIN' and u.left_at is null)
                            or exists (select 1 from directory_user u
                                where u.organization_id = o.id and u.direct_role = 'ADMIN' and u.left_at is null %1$s)
                            or (o.sso_active and o.sso_role = 'ADMIN' and exists (select 1 from directory_user u
                                where u.organization_id = o.id and u.direct_role is null and u.left_at is null %1$s)))""".formatted(NO_MAPPED_ROLE), UUID.class)
                .setParameter("organization", organization.value())
                .getResultList()
                .isEmpty();
    }

    @Override
    public void lockAdminGuard(OrganizationId organization) {
        unitOfWork
                .session()
                .createSelectionQuery("from AdminGuard where organizationId = :organization", AdminGuardEntity.class)
                .setParameter("organization", organization.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private NativeQuery<Object[]> sql(String sql) {
        return unitOfWork.session().createNativeQuery(sql, Object[].class);
    }

    private static Map<UUID, Set<UUID>> pairs(
            NativeQuery<Object[]> query, OrganizationId organization, List<UUID> groups, UUID first, UUID last) {
        Map<UUID, Set<UUID>> pairs = new HashMap<>();
        query.addScalar("user_id", UUID.class)
                .addScalar("other", UUID.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", groups)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList()
                .forEach(row -> pairs.computeIfAbsent((UUID) row[0], unused -> new HashSet<>())
                        .add((UUID) row[1]));
        return pairs;
    }

    private static <T> Set<T> wrapped(Set<UUID> ids, Function<UUID, T> wrapper) {
        Set<T> wrapped = new HashSet<>();
        ids.forEach(id -> wrapped.add(wrapper.apply(id)));
        return wrapped;
    }

    private NativeQuery<Object[]> query(String sql, OrganizationId organization) {
        return sql(sql).addScalar("user_id", UUID.class)
                .addScalar("kind", String.class)
                .addScalar("workspace_id", UUID.class)
                .addScalar("role", String.class)
                .addScalar("since", Instant.class)
                .addScalar("given_by", String.class)
                .addScalar("group_id", UUID.class)
                .addScalar("group_name", String.class)
                .addScalar("mapping_id", UUID.class)
                .addScalar("member_since", Instant.class)
                .addScalar("user_name", String.class)
                .addScalar("break_glass", Boolean.class)
                .addScalar("living", Boolean.class)
                .addScalar("left_at", Instant.class)
                .addScalar("left_by", String.class)
                .addScalar("left_request", String.class)
                .addScalar("held_until", Instant.class)
                .addScalar("connection_role", String.class)
                .setParameter("organization", organization.value());
    }

    private static Map<UserId, AccessFacts> facts(NativeQuery<Object[]> query) {
        Map<UUID, Gathering> gatherings = new LinkedHashMap<>();
        query.getResultList().forEach(row -> gatherings
                .computeIfAbsent((UUID) row[0], Gathering::new)
                .take(row));
        Map<UserId, AccessFacts> facts = new LinkedHashMap<>();
        gatherings.values().forEach(gathering -> gathering.facts().ifPresent(one -> facts.put(one.user(), one)));
        return facts;
    }

    /** The rows of one member, in whatever order they come. */
    private static final class Gathering {
        private final UserId user;
        private final List<Role> roles = new ArrayList<>();
        private final List<Entry> workspaces = new ArrayList<>();
        private @Nullable String userName;
        private boolean breakGlass;
        private Optional<Departure> departure = Optional.empty();

        Gathering(UUID user) {
            this.user = new UserId(user);
        }

        void take(Object[] row) {
            Optional<Provenance> given =
                    Optional.ofNullable((Instant) row[4]).map(at -> new Provenance(at, (String) row[5]));
            switch ((String) row[1]) {
                case "MEMBER" -> {
                    userName = (String) row[10];
                    breakGlass = (Boolean) row[11];
                    departure = UserRows.departure(
                            (Boolean) row[12], (Instant) row[13], (String) row[14], (String) row[15], (Instant)
                                    row[16]);
                    Rows.enumOf(OrgRole.class, (String) row[3])
                            .ifPresent(role -> roles.add(new Role(role, new AccessReason.Direct(given.orElseThrow()))));
                    Rows.enumOf(OrgRole.class, (String) row[17])
                            .ifPresent(role -> roles.add(new Role(role, new AccessReason.Connection())));
                }
                case "GRANT" -> workspaces.add(new Entry(workspace(row), new AccessReason.Direct(given.orElseThrow())));
                default -> {
                    AccessReason reason = new AccessReason.Mapped(
                            new GroupRef(new GroupId((UUID) row[6]), (String) row[7]),
                            new MappingId((UUID) row[8]),
                            (Instant) row[9],
                            given.orElseThrow());
                    Rows.enumOf(OrgRole.class, (String) row[3])
                            .ifPresentOrElse(
                                    role -> roles.add(new Role(role, reason)),
                                    () -> workspaces.add(new Entry(workspace(row), reason)));
                }
            }
        }

        private static WorkspaceId workspace(Object[] row) {
            return new WorkspaceId((UUID) row[2]);
        }

        /** Empty if there is no such member: grants of nobody aren't facts. */
        Optional<AccessFacts> facts() {
            return Optional.ofNullable(userName)
                    .map(name -> new AccessFacts(user, name, breakGlass, departure, roles, workspaces));
        }
    }
}
