package io.muster.persistence.directory;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.directory.Memberships;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/** Stores each membership as one row. An edit reads the known ids first and then writes only the difference. */
final class JpaMemberships implements Memberships {
    private static final String GROUPS = "select m.userId, g.id, g.displayName from Membership m"
            + " join DirectoryGroup g on g.organizationId = m.organizationId and g.id = m.groupId";

    /** More groups than this are larger than a slice, however short their names are. */
    private static final int MAX_GROUPS = (int) (Slice.MAX_BYTES / GroupRef.MIN_BYTES);

    private final HibernateUnitOfWork unitOfWork;

    JpaMemberships(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public MembershipChange apply(OrganizationId organization, GroupId group, MembershipEdit edit, Instant now) {
        GroupMembers members = new GroupMembers(organization, group.value(), now);
        return edit instanceof MembershipEdit.ReplaceAll replacement
                ? members.replaceBy(ids(replacement.members()))
                : members.apply((MembershipEdit.Delta) edit);
    }

    @Override
    public Slice<GroupMember> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<Position> after, int limit) {
        if (groups.isEmpty()) {
            return new Slice<>(List.of(), false);
        }
        Set<UUID> ids = groups.stream().map(GroupId::value).collect(Collectors.toSet());
        boolean one = ids.size() == 1;
        String position =
                one ? " and m.userId > :user" : " and (m.groupId > :group or m.groupId = :group and m.userId > :user)";
        SelectionQuery<Object[]> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select m.groupId, m.userId, u.label from Membership m join DirectoryUser u"
                                + " on u.organizationId = m.organizationId and u.id = m.userId and u.living"
                                + " where m.organizationId = :organization and m.groupId in :groups"
                                + (after.isPresent() ? position : "") + " order by m.groupId, m.userId",
                        Object[].class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", ids);
        after.ifPresent(last -> query.setParameter("user", last.user().value()));
        after.filter(last -> !one)
                .ifPresent(last -> query.setParameter("group", last.group().value()));
        return Slices.stream(
                query,
                limit,
                row -> new GroupMember(new GroupId((UUID) row[0]), new UserId((UUID) row[1]), (String) row[2]),
                GroupMember::bytes);
    }

    @Override
    public Slice<GroupRef> groupsOf(OrganizationId organization, UserId user, Optional<GroupId> after, int limit) {
        SelectionQuery<Object[]> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        GROUPS + " where m.organizationId = :organization and m.userId = :user"
                                + (after.isPresent() ? " and m.groupId > :after" : "") + " order by m.groupId",
                        Object[].class)
                .setParameter("organization", organization.value())
                .setParameter("user", user.value());
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return Slices.stream(query, limit, JpaMemberships::group, GroupRef::bytes);
    }

    @Override
    public Optional<Map<UserId, List<GroupRef>>> groupsOf(OrganizationId organization, Collection<UserId> users) {
        if (users.isEmpty()) {
            return Optional.of(Map.of());
        }
        Set<UUID> ids = ids(users);
        SelectionQuery<Object[]> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        GROUPS + " where m.organizationId = :organization and m.userId" + Rows.among(ids)
                                + " order by m.groupId",
                        Object[].class)
                .setParameter("organization", organization.value());
        Slice<Map.Entry<UserId, GroupRef>> rows = Slices.stream(
                Rows.bindAmong(query, ids),
                MAX_GROUPS,
                row -> Map.entry(new UserId((UUID) row[0]), group(row)),
                row -> row.getValue().bytes());
        return rows.more()
                ? Optional.empty()
                : Optional.of(rows.items().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static GroupRef group(Object[] row) {
        return new GroupRef(new GroupId((UUID) row[1]), (String) row[2]);
    }

    @Override
    public Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        Map<GroupId, Long> counts = new LinkedHashMap<>();
        unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        select m.groupId, count(m.userId) from Membership m
                        join DirectoryUser u on u.organizationId = m.organizationId and u.id = m.userId and u.living
                        where m.organizationId = :organization and m.groupId in :groups group by m.groupId""", Object[].class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", groups.stream().map(GroupId::value).toList())
                .getResultStream()
                .forEach(row -> counts.put(new GroupId((UUID) row[0]), (Long) row[1]));
        return counts;
    }

    private static Set<UUID> ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).collect(Collectors.toSet());
    }

    private static Set<UserId> users(Set<UUID> ids) {
        return ids.stream().map(UserId::new).collect(Collectors.toSet());
    }

    private static Set<UUID> minus(Set<UUID> ids, Set<UUID> without) {
        Set<UUID> rest = new HashSet<>(ids);
        rest.removeAll(without);
        return rest;
    }

    /** Applies one edit to one group. */
    private final class GroupMembers {
        private final OrganizationId organization;
        private final UUID group;
        private final Instant now;

        GroupMembers(OrganizationId organization, UUID group, Instant now) {
            this.organization = organization;
            this.group = group;
            this.now = now;
        }

        MembershipChange apply(MembershipEdit.Delta delta) {
            Set<UUID> add = ids(delta.add());
            Set<UUID> known = known(add);
            Set<UUID> joining = minus(known, membersAmong(known));
            Set<UUID> leaving = membersAmong(ids(delta.remove()));
            write(joining, leaving);
            return new MembershipChange(users(joining), users(leaving), users(minus(add, known)));
        }

        MembershipChange replaceBy(Set<UUID> members) {
            Set<UUID> present = new HashSet<>(unitOfWork
                    .session(organization)
                    .createSelectionQuery("""
                            select m.userId from Membership m
                            join DirectoryUser u on u.organizationId = m.organizationId and u.id = m.userId and u.living
                            where m.organizationId = :organization and m.groupId = :group""", UUID.class)
                    .setParameter("organization", organization.value())
                    .setParameter("group", group)
                    .getResultList());
            Set<UUID> added = minus(members, present);
            Set<UUID> joining = known(added);
            Set<UUID> unknown = minus(added, joining);
            if (!members.isEmpty() && unknown.size() == members.size()) {
                return new MembershipChange(Set.of(), Set.of(), users(unknown));
            }
            Set<UUID> leaving = minus(present, members);
            write(joining, leaving);
            return new MembershipChange(users(joining), users(leaving), users(unknown));
        }

        private Set<UUID> known(Set<UUID> ids) {
            return select(
                    "select id from DirectoryUser where organizationId = :organization and living and id", ids, false);
        }

        private Set<UUID> membersAmong(Set<UUID> ids) {
            return select(
                    "select userId from Membership where organizationId = :organization and groupId = :group and userId",
                    ids,
                    true);
        }

        /** Runs a query whose text ends before the condition on the ids. */
        private Set<UUID> select(String query, Set<UUID> ids, boolean ofGroup) {
            Set<UUID> found = new HashSet<>();
            for (List<UUID> some : Chunks.of(ids, Rows.CHUNK)) {
                SelectionQuery<UUID> selection = unitOfWork
                        .session(organization)
                        .createSelectionQuery(query + Rows.among(some), UUID.class)
                        .setParameter("organization", organization.value());
                if (ofGroup) {
                    selection.setParameter("group", group);
                }
                found.addAll(Rows.bindAmong(selection, some).getResultList());
            }
            return found;
        }

        private void write(Set<UUID> joining, Set<UUID> leaving) {
            for (List<UUID> some : Chunks.of(joining, Rows.CHUNK)) {
                unitOfWork
                        .session(organization)
                        .insertMultiple(some.stream().map(this::row).toList());
            }
            for (List<UUID> some : Chunks.of(leaving, Rows.CHUNK)) {
                unitOfWork
                        .session(organization)
                        .createMutationQuery("""
                                delete from Membership
                                where organizationId = :organization and groupId = :group and userId in :ids""")
                        .setParameter("organization", organization.value())
                        .setParameter("group", group)
                        .setParameterList("ids", some)
                        .executeUpdate();
            }
        }

        private MembershipEntity row(UUID user) {
            MembershipEntity row = new MembershipEntity();
            row.organizationId = organization.value();
            row.groupId = group;
            row.userId = user;
            row.since = now;
            return row;
        }
    }
}
