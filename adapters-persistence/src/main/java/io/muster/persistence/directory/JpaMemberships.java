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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/** Stores each membership as one row. An edit reads the known ids first and then writes only the difference. */
final class JpaMemberships implements Memberships {
    /**
     * The database sends no row after the one that fills a {@link Slice}, save one. Memberships are cut off before
     * their groups are joined: PostgreSQL takes an unknown limit for a tenth of the rows, and would compare each group
     * of the organization with all memberships.
     */
    private static final String GROUPS = """
            select s.user_id, s.id, s.display_name from (
                select r.*, coalesce(sum(%d + octet_length(r.display_name)) over
                    (order by r.id, r.user_id rows between unbounded preceding and 2 preceding), 0) as preceding_bytes
                from (
                    select m.user_id, g.id, g.display_name from (
                        select m.organization_id, m.group_id, m.user_id from %s
                        order by m.group_id, m.user_id limit ?) m
                    join directory_group g on g.organization_id = m.organization_id and g.id = m.group_id) r) s
            where s.preceding_bytes < ? order by s.id, s.user_id""";

    private static final String OF_ONE =
            groups("(select * from group_membership where organization_id = ? and user_id = ?) m");
    private static final String OF_ONE_AFTER =
            groups("(select * from group_membership where organization_id = ? and user_id = ? and group_id > ?) m");
    private static final String OF_SOME =
            groups(Rows.ASKED_IDS + " join group_membership m on m.organization_id = ? and m.user_id = x.id");

    private static final String KNOWN = "select id from directory_user where organization_id = ? and living and id = ?";
    private static final String KNOWN_OF_SOME = "select x.id from " + Rows.ASKED_IDS
            + " join directory_user u on u.organization_id = ? and u.id = x.id and u.living";
    private static final String MEMBER =
            "select user_id from group_membership where organization_id = ? and group_id = ? and user_id = ?";
    private static final String MEMBERS_OF_SOME = "select x.id from " + Rows.ASKED_IDS
            + " join group_membership m on m.organization_id = ? and m.group_id = ? and m.user_id = x.id";

    private static final String INSERT = Rows.insert("group_membership (organization_id, group_id, user_id, since)", 1);
    private static final String INSERT_SOME = """
            insert into group_membership (organization_id, group_id, user_id, since)
            select cast(? as uuid), cast(? as uuid), x.id, cast(? as timestamp(6) with time zone) from\s""" + Rows.ASKED_IDS;

    private static final String DELETE =
            "delete from group_membership where organization_id = ? and group_id = ? and user_id = ?";
    private static final String DELETE_SOME =
            "delete from group_membership where organization_id = ? and group_id = ? and user_id in (select x.id from "
                    + Rows.ASKED_IDS + ")";

    /** More groups than this are larger than a slice, however short their names are. */
    private static final int MAX_GROUPS = (int) (Slice.MAX_BYTES / GroupRef.MIN_BYTES);

    private final HibernateUnitOfWork unitOfWork;

    JpaMemberships(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** A member of a group, with the name that is shown. */
    record MemberRow(UUID group, UUID user, String label) {}

    /** The number of members of a group. */
    record CountRow(UUID group, long members) {}

    private static String groups(String memberships) {
        return GROUPS.formatted(GroupRef.MIN_BYTES, memberships);
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
        SelectionQuery<MemberRow> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select m.groupId, m.userId, u.label from Membership m join DirectoryUser u"
                                + " on u.organizationId = m.organizationId and u.id = m.userId and u.living"
                                + " where m.organizationId = :organization and m.groupId in :groups"
                                + (after.isPresent() ? position : "") + " order by m.groupId, m.userId",
                        MemberRow.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", ids);
        after.ifPresent(last -> query.setParameter("user", last.user().value()));
        after.filter(last -> !one)
                .ifPresent(last -> query.setParameter("group", last.group().value()));
        return Slices.stream(
                query,
                limit,
                row -> new GroupMember(new GroupId(row.group()), new UserId(row.user()), row.label()),
                GroupMember::bytes);
    }

    @Override
    public Slice<GroupRef> groupsOf(OrganizationId organization, UserId user, Optional<GroupId> after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(organization.value(), user.value()));
        after.ifPresent(last -> parameters.add(last.value()));
        return groups(organization, after.isPresent() ? OF_ONE_AFTER : OF_ONE, parameters, limit)
                .get()
                .map(Map.Entry::getValue);
    }

    @Override
    public Supplier<Slice<GroupRef>> askGroupsOf(OrganizationId organization, UserId user, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(organization.value(), user.value()));
        Supplier<Slice<Map.Entry<UserId, GroupRef>>> groups = groups(organization, OF_ONE, parameters, limit);
        return () -> groups.get().map(Map.Entry::getValue);
    }

    @Override
    public Optional<Map<UserId, List<GroupRef>>> groupsOf(OrganizationId organization, Collection<UserId> users) {
        if (users.isEmpty()) {
            return Optional.of(Map.of());
        }
        List<Object> parameters = new ArrayList<>(List.of(ids(users).toArray(UUID[]::new), organization.value()));
        Slice<Map.Entry<UserId, GroupRef>> rows =
                groups(organization, OF_SOME, parameters, MAX_GROUPS).get();
        return rows.more()
                ? Optional.empty()
                : Optional.of(rows.items().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private Supplier<Slice<Map.Entry<UserId, GroupRef>>> groups(
            OrganizationId organization, String query, List<Object> parameters, int limit) {
        parameters.add(limit + 1);
        parameters.add(Slice.MAX_BYTES);
        Supplier<List<Map.Entry<UserId, GroupRef>>> rows = unitOfWork.ask(
                organization,
                query,
                parameters,
                row -> Map.entry(
                        new UserId(row.getObject(1, UUID.class)),
                        new GroupRef(new GroupId(row.getObject(2, UUID.class)), row.getString(3))));
        return () -> Slice.of(rows.get(), limit, row -> row.getValue().bytes());
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
                        where m.organizationId = :organization and m.groupId in :groups group by m.groupId""", CountRow.class)
                .setParameter("organization", organization.value())
                .setParameterList("groups", groups.stream().map(GroupId::value).toList())
                .getResultStream()
                .forEach(row -> counts.put(new GroupId(row.group()), row.members()));
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
            Supplier<Set<UUID>> known = known(add);
            Supplier<Set<UUID>> present = membersAmong(add);
            Set<UUID> leaving = membersAmong(ids(delta.remove())).get();
            Set<UUID> joining = minus(known.get(), present.get());
            write(joining, leaving);
            return new MembershipChange(users(joining), users(leaving), users(minus(add, known.get())));
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
            Set<UUID> joining = known(added).get();
            Set<UUID> unknown = minus(added, joining);
            if (!members.isEmpty() && unknown.size() == members.size()) {
                return new MembershipChange(Set.of(), Set.of(), users(unknown));
            }
            Set<UUID> leaving = minus(present, members);
            write(joining, leaving);
            return new MembershipChange(users(joining), users(leaving), users(unknown));
        }

        private Supplier<Set<UUID>> known(Set<UUID> ids) {
            return select(KNOWN, KNOWN_OF_SOME, List.of(organization.value()), ids);
        }

        private Supplier<Set<UUID>> membersAmong(Set<UUID> ids) {
            return select(MEMBER, MEMBERS_OF_SOME, List.of(organization.value(), group), ids);
        }

        /**
         * Asks which of the ids are found.
         *
         * @param one the query for a single id, which is by far the most frequent; it is the last parameter
         * @param many the query for several, which are an array, the first parameter
         */
        private Supplier<Set<UUID>> select(String one, String many, List<Object> parameters, Set<UUID> ids) {
            List<Supplier<List<UUID>>> found = new ArrayList<>();
            for (List<UUID> some : Chunks.of(ids, Rows.CHUNK)) {
                boolean single = some.size() == 1;
                List<Object> all = new ArrayList<>(parameters);
                all.add(single ? all.size() : 0, single ? some.get(0) : some.toArray(UUID[]::new));
                found.add(unitOfWork.ask(organization, single ? one : many, all, row -> row.getObject(1, UUID.class)));
            }
            return () -> found.stream().flatMap(answer -> answer.get().stream()).collect(Collectors.toSet());
        }

        private void write(Set<UUID> joining, Set<UUID> leaving) {
            for (List<UUID> some : Chunks.of(joining, Rows.CHUNK)) {
                boolean single = some.size() == 1;
                unitOfWork.later(
                        organization,
                        single ? INSERT : INSERT_SOME,
                        single
                                ? List.of(organization.value(), group, some.get(0), now)
                                : List.of(organization.value(), group, now, some.toArray(UUID[]::new)));
            }
            for (List<UUID> some : Chunks.of(leaving, Rows.CHUNK)) {
                boolean single = some.size() == 1;
                unitOfWork.later(
                        organization,
                        single ? DELETE : DELETE_SOME,
                        List.of(organization.value(), group, single ? some.get(0) : some.toArray(UUID[]::new)));
            }
        }
    }
}
