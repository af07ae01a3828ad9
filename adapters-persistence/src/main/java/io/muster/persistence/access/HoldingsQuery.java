package io.muster.persistence.access;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads a page of the members of some groups with their holdings, in three statements. */
final class HoldingsQuery {
    private static final String IN_GROUPS = "organization_id = :organization and group_id in (:groups)";

    /** The members of the page, as a sub-query between its first and its last id. */
    private static final String PAGE = "(select distinct user_id from group_membership where " + IN_GROUPS
            + " and user_id between :first and :last) s";

    private static final String MAPPED_GROUPS = """
            select m.user_id as user_id, m.group_id as other from %s
            join group_membership m on m.organization_id = :organization and m.user_id = s.user_id
            where m.group_id in (:groups) or exists (select 1 from group_mapping p
                where p.organization_id = m.organization_id and p.group_id = m.group_id)""".formatted(PAGE);

    private static final String GRANTED_WORKSPACES = """
            select g.user_id as user_id, g.workspace_id as other from %s
            join workspace_grant g on g.organization_id = :organization and g.user_id = s.user_id""".formatted(PAGE);

    private final HibernateUnitOfWork unitOfWork;

    HoldingsQuery(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    List<MemberHoldings> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now) {
        List<UUID> ids = groups.stream().map(GroupId::value).toList();
        List<Member> members = members(organization, ids, after, limit);
        if (members.isEmpty()) {
            return List.of();
        }
        UUID first = members.get(0).user();
        UUID last = members.get(members.size() - 1).user();
        Map<UUID, Set<UUID>> mapped = pairs(MAPPED_GROUPS, organization, ids, first, last);
        Map<UUID, Set<UUID>> granted = pairs(GRANTED_WORKSPACES, organization, ids, first, last);
        return members.stream()
                .map(member -> new MemberHoldings(
                        new UserId(member.user()),
                        member.label(),
                        member.isActiveAt(now),
                        member.directRole(),
                        wrapped(granted.getOrDefault(member.user(), Set.of()), WorkspaceId::new),
                        wrapped(mapped.getOrDefault(member.user(), Set.of()), GroupId::new)))
                .toList();
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

    private Map<UUID, Set<UUID>> pairs(
            String sql, OrganizationId organization, List<UUID> groups, UUID first, UUID last) {
        Map<UUID, Set<UUID>> pairs = new HashMap<>();
        unitOfWork
                .session(organization)
                .createNativeQuery(sql, Object[].class)
                .addScalar("user_id", UUID.class)
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
        return ids.stream().map(wrapper).collect(Collectors.toSet());
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
