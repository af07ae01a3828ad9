package io.muster.application.testing.fake;

import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessFacts.Entry;
import io.muster.domain.access.AccessFacts.Role;
import io.muster.domain.access.AccessReason;
import io.muster.domain.connection.Connection;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryAccessQueries(InMemoryUnitOfWork unitOfWork) implements AccessQueries {
    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user) {
        return Optional.ofNullable(unitOfWork.state().users.get(user.value()))
                .filter(found -> found.organization().equals(organization))
                .map(this::facts);
    }

    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return of(organization, user)
                .map(facts -> new AccessFacts(
                        facts.user(),
                        facts.userName(),
                        facts.breakGlass(),
                        Optional.empty(),
                        facts.deprovisioning(),
                        facts.roles(),
                        facts.workspaces().stream()
                                .filter(entry -> entry.workspace().equals(workspace))
                                .toList()));
    }

    @Override
    public Optional<Map<UserId, AccessFacts>> summaries(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, AccessFacts> all = new LinkedHashMap<>();
        users.forEach(user -> of(organization, user).ifPresent(facts -> all.put(user, facts)));
        return all.size() > 1 && size(all.values()) > MAX_FACTS ? Optional.empty() : Optional.of(all);
    }

    @Override
    public List<AccessFacts> roles(OrganizationId organization, Collection<UserId> users) {
        return users.stream()
                .flatMap(user -> of(organization, user).stream())
                .map(InMemoryAccessQueries::withoutWorkspaces)
                .toList();
    }

    @Override
    public Slice<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit) {
        List<AccessFacts> all = members(organization, Optional.empty(), after, Integer.MAX_VALUE).stream()
                .flatMap(user -> of(organization, user).stream())
                .toList();
        int count = Math.min(limit, all.size());
        while (count > 1 && size(all.subList(0, count)) > MAX_FACTS) {
            count /= 2;
        }
        return new Slice<>(all.subList(0, count), count < all.size());
    }

    /** A member is a fact, too. */
    private static long size(Collection<AccessFacts> facts) {
        return facts.stream()
                .mapToLong(one -> 1 + one.roles().size() + one.workspaces().size())
                .sum();
    }

    private static AccessFacts withoutWorkspaces(AccessFacts facts) {
        return new AccessFacts(
                facts.user(),
                facts.userName(),
                facts.breakGlass(),
                Optional.empty(),
                facts.deprovisioning(),
                facts.roles(),
                List.of());
    }

    @Override
    public List<UserId> members(
            OrganizationId organization, Optional<GroupId> group, Optional<UserId> after, int limit) {
        return users(organization)
                .filter(user -> group.filter(
                                one -> !memberships(one).containsKey(user.id().value()))
                        .isEmpty())
                .map(DirectoryUser::id)
                .filter(user -> follows(user, after))
                .limit(limit)
                .toList();
    }

    @Override
    public Slice<MemberHoldings> holdings(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now) {
        List<MemberHoldings> all = users(organization)
                .filter(user -> groups.stream().anyMatch(group -> memberships(group)
                        .containsKey(user.id().value())))
                .filter(user -> follows(user.id(), after))
                .map(user -> holding(user, groups, now))
                .toList();
        int count = Math.min(limit, all.size());
        while (count > 1
                && all.subList(0, count).stream()
                                .mapToInt(InMemoryAccessQueries::size)
                                .sum()
                        > MAX_HOLDINGS) {
            count /= 2;
        }
        return new Slice<>(all.subList(0, count), count < all.size());
    }

    private static int size(MemberHoldings held) {
        return held.mappedRoles().size()
                + held.workspaces().size()
                + held.groups().size();
    }

    private MemberHoldings holding(DirectoryUser user, Collection<GroupId> groups, Instant now) {
        Set<OrgRole> roles = new HashSet<>();
        Set<WorkspaceId> workspaces = new HashSet<>(grants(user).keySet());
        groupsOf(user)
                .filter(group -> !groups.contains(group.id()))
                .flatMap(group -> mapping(group.id()).stream())
                .forEach(mapping -> {
                    mapping.role().ifPresent(grant -> roles.add(grant.role()));
                    workspaces.addAll(mapping.workspaces().keySet());
                });
        return new MemberHoldings(
                user.id(),
                user.profile().label(),
                user.hasAccessAt(now),
                user.directRole().map(RoleGrant::role),
                roles,
                workspaces,
                groupsOf(user).map(DirectoryGroup::id).filter(groups::contains).collect(Collectors.toSet()));
    }

    @Override
    public List<AccessFacts> breakGlass(OrganizationId organization) {
        return users(organization)
                .filter(user -> user.breakGlass() && !user.deleted())
                .map(user -> withoutWorkspaces(facts(user)))
                .toList();
    }

    private AccessFacts facts(DirectoryUser user) {
        List<Role> roles = new ArrayList<>();
        List<Entry> workspaces = new ArrayList<>();
        user.directRole()
                .ifPresent(grant -> roles.add(new Role(grant.role(), new AccessReason.Direct(grant.provenance()))));
        Optional.ofNullable(
                        unitOfWork.state().organizations.get(user.organization().value()))
                .flatMap(Organization::connectionRole)
                .ifPresent(role -> roles.add(new Role(role, new AccessReason.Connection())));
        grants(user)
                .forEach((workspace, given) -> workspaces.add(new Entry(workspace, new AccessReason.Direct(given))));
        groupsOf(user).forEach(group -> mapping(group.id()).ifPresent(mapping -> {
            mapping.role()
                    .ifPresent(
                            role -> roles.add(new Role(role.role(), reason(user, group, mapping, role.provenance()))));
            mapping.workspaces()
                    .forEach((workspace, given) ->
                            workspaces.add(new Entry(workspace, reason(user, group, mapping, given))));
        }));
        return new AccessFacts(
                user.id(),
                user.profile().userName().value(),
                user.breakGlass(),
                Optional.of(requiresSso(user)),
                user.deprovisioning(),
                roles,
                workspaces);
    }

    private boolean requiresSso(DirectoryUser user) {
        Organization owner =
                unitOfWork.state().organizations.get(user.organization().value());
        return !user.breakGlass()
                && Optional.ofNullable(unitOfWork.state().connections.get(user.organization()))
                        .filter(Connection::requireSso)
                        .filter(connection ->
                                owner != null && connection.activeIn(owner).isPresent())
                        .isPresent();
    }

    private AccessReason reason(DirectoryUser user, DirectoryGroup group, GroupMapping mapping, Provenance given) {
        Instant since = memberships(group.id()).getOrDefault(user.id().value(), Instant.MIN);
        return new AccessReason.Mapped(
                new GroupRef(group.id(), group.displayName().value()), mapping.id(), since, given);
    }

    private Map<WorkspaceId, Provenance> grants(DirectoryUser user) {
        Map<WorkspaceId, Provenance> grants = new LinkedHashMap<>();
        unitOfWork.state().grants.forEach((grant, given) -> {
            if (grant.user().equals(user.id())) {
                grants.put(grant.workspace(), given);
            }
        });
        return grants;
    }

    private Stream<DirectoryGroup> groupsOf(DirectoryUser user) {
        return unitOfWork.state().groups.values().stream()
                .filter(group -> memberships(group.id()).containsKey(user.id().value()));
    }

    private Optional<GroupMapping> mapping(GroupId group) {
        return unitOfWork.state().mappings.values().stream()
                .filter(mapping -> mapping.group().equals(Optional.of(group)))
                .findFirst();
    }

    private Map<UUID, Instant> memberships(GroupId group) {
        return unitOfWork.state().members.getOrDefault(group.value(), Map.of());
    }

    private Stream<DirectoryUser> users(OrganizationId organization) {
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization));
    }

    private static boolean follows(UserId user, Optional<UserId> after) {
        return after.filter(last -> InMemoryState.BY_BYTES.compare(user.value(), last.value()) <= 0)
                .isEmpty();
    }
}
