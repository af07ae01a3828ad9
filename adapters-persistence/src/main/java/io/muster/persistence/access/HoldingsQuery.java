package io.muster.persistence.access;

import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of the members of some groups, whose mappings are open, with their holdings: one statement for the
 * members, and one for what they hold.
 *
 * <p>Hibernate expands the list of groups. If it were an array, as in queries by JDBC, PostgreSQL would not know how
 * many groups there are, and its generic plan would read all users.
 */
final class HoldingsQuery {
    private static final String IN_GROUPS = "organization_id = :organization and group_id in (:groups)";

    /** The members of the page, as a sub-query between its first and its last id. */
    private static final String PAGE = "(select distinct user_id from group_membership where " + IN_GROUPS
            + " and user_id between :first and :last) s";

    private static final String LIMIT = " limit " + (AccessQueries.MAX_HOLDINGS + 1);

    /**
     * A row for each role, workspace and open group; one for each mapping that gives the role or workspace. Each part
     * has a limit of its own: H2 would otherwise read it to its end before it limits the union.
     */
    private static final String HELD = held(LIMIT) + LIMIT;

    private static final String HELD_ONCE =
            "select distinct h.user_id, h.group_id, h.workspace_id, h.role from (" + held("") + ") h";

    private final HibernateUnitOfWork unitOfWork;

    HoldingsQuery(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private static String held(String limit) {
        return """
            (select m.user_id as user_id, m.group_id as group_id, cast(null as uuid) as workspace_id,
                cast(null as varchar) as role
            from %1$s
            join group_membership m on m.organization_id = :organization and m.user_id = s.user_id
            where m.group_id in (:groups)%2$s)
            union all
            (select g.user_id, cast(null as uuid), g.workspace_id, cast(null as varchar) from %1$s
            join workspace_grant g on g.organization_id = :organization and g.user_id = s.user_id%2$s)
            union all
            (select m.user_id, cast(null as uuid), cast(null as uuid), p.role from %1$s
            join group_membership m on m.organization_id = :organization and m.user_id = s.user_id
            join group_mapping p on p.organization_id = :organization and p.group_id = m.group_id
            where p.role is not null and m.group_id not in (:groups)%2$s)
            union all
            (select m.user_id, cast(null as uuid), w.workspace_id, cast(null as varchar) from %1$s
            join group_membership m on m.organization_id = :organization and m.user_id = s.user_id
            join group_mapping p on p.organization_id = :organization and p.group_id = m.group_id
            join group_mapping_workspace w on w.organization_id = :organization and w.mapping_id = p.id
            where m.group_id not in (:groups)%2$s)""".formatted(PAGE, limit);
    }

    Slice<MemberHoldings> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now) {
        List<UUID> ids = groups.stream().map(GroupId::value).toList();
        List<Member> members = members(organization, ids, after, limit + 1);
        if (members.isEmpty()) {
            return new Slice<>(List.of(), false);
        }
        List<Member> page = members.subList(0, Math.min(limit, members.size()));
        List<HeldRow> rows = held(organization, ids, page);
        while (rows.size() > AccessQueries.MAX_HOLDINGS && page.size() > 1) {
            page = page.subList(0, page.size() / 2);
            rows = held(organization, ids, page);
        }
        Map<UUID, Held> held = new HashMap<>();
        rows.forEach(
                row -> held.computeIfAbsent(row.user(), unused -> new Held()).add(row));
        List<MemberHoldings> items = page.stream()
                .map(member -> held.getOrDefault(member.user(), new Held()).of(member, now))
                .toList();
        return new Slice<>(items, page.size() < members.size());
    }

    /** Returns at most one row more than can be held; all rows of a single member, each once. */
    private List<HeldRow> held(OrganizationId organization, List<UUID> groups, List<Member> members) {
        NativeQuery<Object[]> query = unitOfWork
                .session(organization)
                .createNativeQuery(members.size() == 1 ? HELD_ONCE : HELD, Object[].class)
                .addScalar("user_id", UUID.class)
                .addScalar("group_id", UUID.class)
                .addScalar("workspace_id", UUID.class)
                .addScalar("role", String.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", groups)
                .setParameter("first", members.get(0).user())
                .setParameter("last", members.get(members.size() - 1).user());
        return query.getResultStream().map(HeldRow::of).toList();
    }

    private List<Member> members(OrganizationId organization, List<UUID> groups, Optional<UserId> after, int limit) {
        NativeQuery<Object[]> query = unitOfWork
                .session(organization)
                .createNativeQuery(
                        """
                        select u.id as user_id, u.label as label, u.direct_role as role, u.left_at as left_at,
                            u.held_until as held_until
                        from (select distinct user_id from group_membership where %s%s order by user_id limit :limit) m
                        join directory_user u on u.organization_id = :organization and u.id = m.user_id
                        order by u.id""".formatted(IN_GROUPS, after.isPresent() ? " and user_id > :after" : ""), Object[].class)
                .addScalar("user_id", UUID.class)
                .addScalar("label", String.class)
                .addScalar("role", String.class)
                .addScalar("left_at", Instant.class)
                .addScalar("held_until", Instant.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", groups)
                .setParameter("limit", limit);
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return query.getResultStream().map(Member::of).toList();
    }

    /** Collects the rows of one member. */
    private static final class Held {
        private final Set<GroupId> groups = new HashSet<>();
        private final Set<WorkspaceId> workspaces = new HashSet<>();
        private final Set<OrgRole> roles = new HashSet<>();

        void add(HeldRow row) {
            row.group().ifPresent(groups::add);
            row.workspace().ifPresent(workspaces::add);
            row.role().ifPresent(roles::add);
        }

        MemberHoldings of(Member member, Instant now) {
            return new MemberHoldings(
                    new UserId(member.user()),
                    member.label(),
                    member.isActiveAt(now),
                    member.directRole(),
                    roles,
                    workspaces,
                    groups);
        }
    }

    /** One row of what a member holds. */
    private record HeldRow(
            UUID user, Optional<GroupId> group, Optional<WorkspaceId> workspace, Optional<OrgRole> role) {
        static HeldRow of(Object[] row) {
            return new HeldRow(
                    (UUID) row[0],
                    Optional.ofNullable((UUID) row[1]).map(GroupId::new),
                    Optional.ofNullable((UUID) row[2]).map(WorkspaceId::new),
                    Rows.enumOf(OrgRole.class, (String) row[3]));
        }
    }

    /** One row of the members. */
    private record Member(
            UUID user,
            String label,
            Optional<OrgRole> directRole,
            @Nullable Instant leftAt,
            @Nullable Instant heldUntil) {
        static Member of(Object[] row) {
            return new Member(
                    (UUID) row[0],
                    (String) row[1],
                    Rows.enumOf(OrgRole.class, (String) row[2]),
                    (Instant) row[3],
                    (Instant) row[4]);
        }

        boolean isActiveAt(Instant now) {
            return leftAt == null || (heldUntil != null && heldUntil.isAfter(now));
        }
    }
}
