package io.muster.application.service.directory;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ClaimedGroupMatch;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.text.Uuids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts a member into the groups that the identity provider names at a sign-in, and takes the member out of the others.
 * In mode JIT only: in mode SCIM the identity provider pushes groups, in mode MANUAL nobody does. A break-glass owner
 * keeps the groups.
 */
public final class ClaimedGroups {
    private final Groups groups;
    private final Memberships memberships;
    private final GroupMappings mappings;
    private final AccessQueries accessQueries;
    private final AccessGuard guard;
    private final GroupWriter writer;
    private final Environment environment;

    public ClaimedGroups(Ports ports, AccessGuard guard, EventPublisher events, Environment environment) {
        this.groups = ports.groups();
        this.memberships = ports.memberships();
        this.mappings = ports.groupMappings();
        this.accessQueries = ports.accessQueries();
        this.guard = guard;
        this.writer = new GroupWriter(ports, events);
        this.environment = environment;
    }

    /**
     * The change by a sign-in: groups that are locked, and mappings whose groups have to be made.
     *
     * @param joins groups that the member is not in yet
     * @param leaves groups that the member is in, and that were not named
     * @param prepared mappings for names that no group has yet
     */
    public record Change(List<DirectoryGroup> joins, List<DirectoryGroup> leaves, List<GroupMapping> prepared) {
        public static final Change NONE = new Change(List.of(), List.of(), List.of());

        public boolean isEmpty() {
            return joins.isEmpty() && leaves.isEmpty() && prepared.isEmpty();
        }

        /** Returns the names of the groups that the member joins. */
        public List<String> joined() {
            return Stream.concat(
                            joins.stream().map(DirectoryGroup::displayName),
                            prepared.stream().map(mapping -> mapping.target().name()))
                    .map(GroupName::value)
                    .toList();
        }

        /** Returns the names of the groups that the member leaves. */
        public List<String> left() {
            return leaves.stream().map(group -> group.displayName().value()).toList();
        }
    }

    /**
     * Somebody who signs in by a version of the connection.
     *
     * @param member empty for one who joins
     * @param directRole that the member has, or gets by joining
     * @param connectionRole of the version
     */
    public record Person(Optional<DirectoryUser> member, Optional<OrgRole> directRole, OrgRole connectionRole) {}

    /** Compares what was received with groups and prepared mappings: by name, or by the id that Muster gave a group. */
    public ClaimedGroupMatch match(OrganizationId organization, GroupClaims.Received claims) {
        List<GroupName> names = new ArrayList<>();
        List<GroupId> ids = new ArrayList<>();
        for (String received : claims.groups()) {
            name(received).ifPresent(names::add);
            Uuids.parse(received).map(GroupId::new).ifPresent(ids::add);
        }
        List<DirectoryGroup> found = new ArrayList<>(groups.named(organization, names));
        Set<GroupId> known =
                new HashSet<>(found.stream().map(DirectoryGroup::id).toList());
        groups.findAll(organization, ids).stream()
                .filter(group -> known.add(group.id()))
                .forEach(found::add);
        return new ClaimedGroupMatch(claims.groups(), found, mappings.prepared(organization, names));
    }

    /**
     * Returns the role that the person would have after a sign-in. Locks nothing.
     *
     * @param claims the groups that decide
     */
    public Optional<OrgRole> role(Organization organization, Person person, GroupClaims claims) {
        return OrgRole.decisive(
                mappedRoles(organization, person.member(), claims),
                person.directRole(),
                Optional.of(person.connectionRole()));
    }

    private Stream<OrgRole> mappedRoles(Organization organization, Optional<DirectoryUser> member, GroupClaims claims) {
        boolean decides = member.map(found -> decides(organization, found)).orElse(isJustInTime(organization));
        if (claims instanceof GroupClaims.Received received && decides) {
            ClaimedGroupMatch match = match(organization.id(), received);
            return Stream.concat(
                            mappings.contents(organization.id(), match.groupIds()).values().stream(),
                            match.prepared().stream().map(GroupMapping::content))
                    .flatMap(content -> content.role().stream());
        }
        return member.stream()
                .flatMap(found -> accessQueries.roles(organization.id(), List.of(found.id())).stream())
                .flatMap(AccessFacts::mappedRoles);
    }

    /**
     * Returns whether a sign-in would demote the last active Admin, also one who joins by it, so that {@link #apply}
     * refuses. Locks nothing.
     */
    public boolean demotesLastAdmin(Organization organization, Person person, GroupClaims claims) {
        Optional<DirectoryUser> member = person.member();
        return member.flatMap(DirectoryUser::deprovisioning).isEmpty()
                && isAdmin(role(organization, person, new GroupClaims.None()))
                && !isAdmin(role(organization, person, claims))
                && !guard.hasMoreAdmins(organization.id(), member.isPresent() ? 1 : 0, person.connectionRole());
    }

    private static boolean isAdmin(Optional<OrgRole> role) {
        return role.equals(Optional.of(OrgRole.ADMIN));
    }

    /** Returns whether a sign-in would change the groups of the member. Locks nothing. */
    public boolean isDue(Organization organization, DirectoryUser member, GroupClaims claims) {
        if (!(claims instanceof GroupClaims.Received received) || !decides(organization, member)) {
            return false;
        }
        ClaimedGroupMatch match = match(organization.id(), received);
        return !match.prepared().isEmpty() || !present(member).equals(match.groupIds());
    }

    /**
     * Locks what a sign-in changes, before the member is locked.
     *
     * @param organization is locked, so that no group of a prepared mapping appears meanwhile
     */
    public Change lock(Organization organization, DirectoryUser member, GroupClaims claims) {
        if (!(claims instanceof GroupClaims.Received received) || !decides(organization, member)) {
            return Change.NONE;
        }
        ClaimedGroupMatch match = match(organization.id(), received);
        Set<GroupId> present = present(member);
        Set<GroupId> wanted = match.groupIds();
        Set<GroupId> different = new HashSet<>(present);
        different.addAll(wanted);
        different.removeIf(id -> present.contains(id) && wanted.contains(id));
        List<DirectoryGroup> locked = groups.lockAll(organization.id(), different);
        return new Change(
                locked.stream().filter(group -> wanted.contains(group.id())).toList(),
                locked.stream().filter(group -> !wanted.contains(group.id())).toList(),
                match.prepared());
    }

    /**
     * Applies what was locked to a member who is locked, too. Only the role after all of it counts.
     *
     * @throws Problem PROTECTED_MEMBER if no active Admin would be left
     */
    public void apply(DirectoryUser member, Change change) {
        if (!change.isEmpty()) {
            guard.guarding(member, () -> write(member, change));
        }
    }

    private void write(DirectoryUser member, Change change) {
        Set<UserId> one = Set.of(member.id());
        change.joins().forEach(group -> edit(group, new MembershipEdit.Delta(one, Set.of())));
        change.prepared().forEach(mapping -> make(member, mapping));
        change.leaves().forEach(group -> edit(group, new MembershipEdit.Delta(Set.of(), one)));
    }

    private void edit(DirectoryGroup before, MembershipEdit edit) {
        MembershipChange change = memberships.apply(before.organization(), before.id(), edit, environment.now());
        if (!change.isEmpty()) {
            writer.changed(before.touched(environment.now()), false, change);
        }
    }

    private void make(DirectoryUser member, GroupMapping waiting) {
        DirectoryGroup group = DirectoryGroup.pushed(
                member.organization(),
                new GroupId(environment.ids().next()),
                waiting.target().name(),
                Optional.empty(),
                environment.now());
        groups.add(group);
        GroupMapping bound = writer.bind(waiting, group);
        MembershipChange change = memberships.apply(
                member.organization(),
                group.id(),
                new MembershipEdit.Delta(Set.of(member.id()), Set.of()),
                environment.now());
        writer.created(group, change, Optional.of(bound));
    }

    private static boolean decides(Organization organization, DirectoryUser member) {
        return isJustInTime(organization) && !member.breakGlass();
    }

    private static boolean isJustInTime(Organization organization) {
        return organization.mode() == ProvisioningMode.JIT;
    }

    private Set<GroupId> present(DirectoryUser member) {
        Set<GroupId> present = new HashSet<>();
        memberships.eachGroupOf(
                member.organization(),
                member.id(),
                page -> present.addAll(page.stream().map(GroupRef::id).toList()));
        return present;
    }

    private static Optional<GroupName> name(String received) {
        try {
            return Optional.of(GroupName.of(received));
        } catch (Problem noName) {
            return Optional.empty();
        }
    }
}
