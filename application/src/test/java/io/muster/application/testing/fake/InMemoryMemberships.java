package io.muster.application.testing.fake;

import io.muster.application.port.out.directory.Memberships;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryMemberships(InMemoryUnitOfWork unitOfWork) implements Memberships {
    @Override
    public MembershipChange apply(OrganizationId organization, GroupId group, MembershipEdit edit, Instant now) {
        Map<UUID, Instant> members = unitOfWork
                .state()
                .members
                .computeIfAbsent(group.value(), unused -> new TreeMap<>(InMemoryState.BY_BYTES));
        Set<UserId> wanted;
        Set<UserId> leaving;
        if (edit instanceof MembershipEdit.ReplaceAll replacement) {
            wanted = replacement.members();
            boolean nobodyKnown = wanted.stream().noneMatch(user -> isKnown(organization, user));
            if (!wanted.isEmpty() && nobodyKnown) {
                return new MembershipChange(Set.of(), Set.of(), wanted);
            }
            leaving = members.keySet().stream()
                    .map(UserId::new)
                    .filter(user -> isKnown(organization, user))
                    .filter(user -> !wanted.contains(user))
                    .collect(Collectors.toSet());
        } else {
            MembershipEdit.Delta delta = (MembershipEdit.Delta) edit;
            wanted = delta.add();
            leaving = delta.remove().stream()
                    .filter(user -> members.containsKey(user.value()))
                    .collect(Collectors.toSet());
        }
        Set<UserId> unknown = new LinkedHashSet<>();
        Set<UserId> joining = new LinkedHashSet<>();
        for (UserId user : wanted) {
            if (!isKnown(organization, user)) {
                unknown.add(user);
            } else if (!members.containsKey(user.value())) {
                joining.add(user);
            }
        }
        joining.forEach(user -> members.put(user.value(), now));
        leaving.forEach(user -> members.remove(user.value()));
        return new MembershipChange(joining, leaving, unknown);
    }

    @Override
    public Slice<GroupMember> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<Position> after, int limit) {
        Comparator<Position> order = Comparator.comparing(
                        (Position at) -> at.group().value(), InMemoryState.BY_BYTES)
                .thenComparing(at -> at.user().value(), InMemoryState.BY_BYTES);
        List<GroupMember> following = groups.stream()
                .flatMap(group -> members(organization, group))
                .sorted(Comparator.comparing(Position::of, order))
                .filter(member -> after.filter(last -> order.compare(Position.of(member), last) <= 0)
                        .isEmpty())
                .toList();
        return Slice.of(following, limit, GroupMember::bytes);
    }

    @Override
    public Slice<GroupRef> groupsOf(OrganizationId organization, UserId user, Optional<GroupId> after, int limit) {
        List<GroupRef> following = groupsOf(organization, user).stream()
                .filter(group -> after.filter(last ->
                                InMemoryState.BY_BYTES.compare(group.id().value(), last.value()) <= 0)
                        .isEmpty())
                .toList();
        return Slice.of(following, limit, GroupRef::bytes);
    }

    @Override
    public Supplier<Slice<GroupRef>> askGroupsOf(OrganizationId organization, UserId user, int limit) {
        return () -> groupsOf(organization, user, Optional.empty(), limit);
    }

    private List<GroupRef> groupsOf(OrganizationId organization, UserId user) {
        return Optional.ofNullable(unitOfWork.state().users.get(user.value()))
                .filter(found -> found.organization().equals(organization))
                .map(found -> groupsOf(unitOfWork.state(), found))
                .orElse(List.of());
    }

    @Override
    public Optional<Map<UserId, List<GroupRef>>> groupsOf(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, List<GroupRef>> groups = Set.copyOf(users).stream()
                .collect(Collectors.toMap(user -> user, user -> groupsOf(organization, user)));
        List<GroupRef> all = groups.values().stream().flatMap(List::stream).toList();
        return Slice.of(all, all.size(), GroupRef::bytes).more() ? Optional.empty() : Optional.of(groups);
    }

    @Override
    public Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups) {
        return Set.copyOf(groups).stream()
                .collect(Collectors.toMap(
                        group -> group, group -> members(organization, group).count()));
    }

    static List<GroupRef> groupsOf(InMemoryState state, DirectoryUser user) {
        return state.groups.values().stream()
                .filter(group -> group.organization().equals(user.organization()))
                .filter(group -> state.members
                        .getOrDefault(group.id().value(), Map.of())
                        .containsKey(user.id().value()))
                .sorted(Comparator.comparing(group -> group.id().value(), InMemoryState.BY_BYTES))
                .map(group -> new GroupRef(group.id(), group.displayName().value()))
                .toList();
    }

    private Stream<GroupMember> members(OrganizationId organization, GroupId group) {
        return unitOfWork.state().members.getOrDefault(group.value(), Map.of()).keySet().stream()
                .map(unitOfWork.state().users::get)
                .filter(user -> user.organization().equals(organization) && !user.deleted())
                .map(user -> new GroupMember(group, user.id(), user.profile().label()));
    }

    private boolean isKnown(OrganizationId organization, UserId id) {
        DirectoryUser user = unitOfWork.state().users.get(id.value());
        return user != null && user.organization().equals(organization) && !user.deleted();
    }
}
