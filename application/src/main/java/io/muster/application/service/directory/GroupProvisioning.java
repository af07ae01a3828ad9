package io.muster.application.service.directory;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.ScimAuthority;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.synclog.SyncLogWriter;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Creates, changes and deletes groups for the identity provider of an organization. */
final class GroupProvisioning implements ProvisionGroups {
    private static final int MEMBERS_AT_ONCE = 1_000;

    /** The most ids of a membership change in the sync log; it counts the others. */
    private static final int LOGGED_IDS = 20;

    /** The most characters in the sync log of a text that is no id. */
    private static final int LOGGED_TEXT = 64;

    private final UnitOfWork unitOfWork;
    private final ScimAuthority authority;
    private final Organizations organizations;
    private final Groups groups;
    private final Memberships memberships;
    private final GroupMappings mappings;
    private final AccessGuard guard;
    private final GroupWriter writer;
    private final GroupRemoval removal;
    private final SyncLogWriter syncLog;
    private final Environment environment;

    GroupProvisioning(
            Ports ports, AccessGuard guard, EventPublisher events, SyncLogWriter syncLog, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.authority = new ScimAuthority(ports, environment);
        this.organizations = ports.organizations();
        this.groups = ports.groups();
        this.memberships = ports.memberships();
        this.mappings = ports.groupMappings();
        this.guard = guard;
        this.writer = new GroupWriter(ports, events);
        this.removal = new GroupRemoval(ports, guard, events, environment);
        this.syncLog = syncLog;
        this.environment = environment;
    }

    @Override
    public DirectoryGroup create(ScimCall call, GroupName name, Optional<ExternalId> externalId, NamedMembers members) {
        OrganizationId organization = call.caller().organization().id();
        return unitOfWork.write(() -> {
            // a mapping that is prepared for the name at the same time is saved before or after, and meets the group
            organizations.lock(organization);
            Dialect dialect = authority.prove(call).dialect();
            DirectoryGroup group = DirectoryGroup.pushed(
                    organization, new GroupId(environment.ids().next()), name, externalId, environment.now());
            groups.add(group);
            Optional<GroupMapping> mapping = mappings.awaiting(
                            group, environment.now().minus(GroupMapping.REMEMBERED))
                    .map(waiting -> writer.bind(waiting, group));
            MembershipChange change =
                    apply(dialect, group, new MembershipEdit.Delta(members.ids(), Set.of()), members.malformed());
            writer.created(group, change, mapping);
            mapping.ifPresent(giving -> guard.requireKept(giving, group.ref(), change));
            syncLog.succeeded(
                    call,
                    SyncAction.CREATE,
                    resource(group),
                    changes(Optional.empty(), group, change),
                    note(change, members.malformed(), mapping));
            return group;
        });
    }

    @Override
    public DirectoryGroup edit(ScimCall call, GroupId id, ResourceVersion expected, GroupEdit edit) {
        return unitOfWork.write(() -> {
            Supplier<Organization> proof = authority.proof(call);
            Optional<DirectoryGroup> found =
                    groups.lock(call.caller().organization().id(), id);
            Dialect dialect = proof.get().dialect();
            DirectoryGroup before = found.orElseThrow(() -> Problem.notFound("Group", id));
            expected.require(before.version());
            DirectoryGroup renamed = edit.renamed(before);
            MembershipChange change = apply(dialect, before, edit.members(), edit.malformed());
            boolean sameNames = renamed.equals(before);
            SyncAction action = action(sameNames, change, edit.members());
            if (sameNames && change.isEmpty()) {
                syncLog.skipped(call, action, resource(before), note(change, edit.malformed()));
                return before;
            }
            DirectoryGroup after = renamed.touched(environment.now());
            writer.changed(after, !sameNames, change)
                    .ifPresent(giving -> guard.requireKept(giving, after.ref(), change));
            syncLog.succeeded(
                    call,
                    action,
                    resource(after),
                    changes(Optional.of(before), after, change),
                    note(change, edit.malformed()));
            return after;
        });
    }

    @Override
    public void delete(ScimCall call, GroupId id, ResourceVersion expected) {
        unitOfWork.run(() -> {
            authority.prove(call);
            DirectoryGroup group = lock(call, id);
            expected.require(group.version());
            removal.remove(group);
            syncLog.succeeded(call, SyncAction.DELETE, resource(group), List.of(), Optional.empty());
        });
    }

    @Override
    public DirectoryGroup find(ScimCaller caller, GroupId id) {
        return unitOfWork
                .read(() -> authority.read(
                        caller, () -> groups.find(caller.organization().id(), id)))
                .orElseThrow(() -> Problem.notFound("Group", id));
    }

    @Override
    public SearchPage<DirectoryGroup> search(ScimCaller caller, Search<GroupAttribute> search) {
        return unitOfWork.read(() ->
                authority.read(caller, () -> groups.search(caller.organization().id(), search)));
    }

    @Override
    public void members(ScimCaller caller, List<GroupId> ids, Predicate<GroupMember> each) {
        Optional<Memberships.Position> last = Optional.empty();
        Slice<GroupMember> page;
        do {
            page = page(caller, ids, last);
            if (!page.items().stream().allMatch(each)) {
                return;
            }
            last = page.items().stream().reduce((before, after) -> after).map(Memberships.Position::of);
        } while (page.more());
    }

    private Slice<GroupMember> page(ScimCaller caller, List<GroupId> ids, Optional<Memberships.Position> after) {
        return unitOfWork.read(() -> memberships.page(caller.organization().id(), ids, after, MEMBERS_AT_ONCE));
    }

    private DirectoryGroup lock(ScimCall call, GroupId id) {
        return groups.lock(call.caller().organization().id(), id).orElseThrow(() -> Problem.notFound("Group", id));
    }

    private MembershipChange apply(
            Dialect dialect, DirectoryGroup group, MembershipEdit edit, Map<UserId, String> malformed) {
        if (edit.isEmpty()) {
            return MembershipChange.NONE;
        }
        MembershipChange change = memberships.apply(group.organization(), group.id(), edit, environment.now());
        if (dialect == Dialect.STRICT && !change.unknown().isEmpty()) {
            throw Problem.invalidValue("Unknown members: " + ids(change.unknown(), malformed));
        }
        if (edit instanceof MembershipEdit.ReplaceAll replacement
                && !replacement.members().isEmpty()
                && change.unknown().containsAll(replacement.members())) {
            throw Problem.invalidValue("None of the new members is known; the group keeps its members. Unknown: "
                    + ids(change.unknown(), malformed));
        }
        return change;
    }

    private static SyncAction action(boolean sameNames, MembershipChange change, MembershipEdit edit) {
        boolean adds = !change.joined().isEmpty();
        boolean removes = !change.left().isEmpty();
        if (change.isEmpty() && edit instanceof MembershipEdit.Delta delta) {
            adds = !delta.add().isEmpty();
            removes = !delta.remove().isEmpty();
        }
        if (!sameNames || adds == removes) {
            return SyncAction.UPDATE;
        }
        return adds ? SyncAction.ADD_MEMBERS : SyncAction.REMOVE_MEMBERS;
    }

    private static List<AttributeChange> changes(
            Optional<DirectoryGroup> before, DirectoryGroup after, MembershipChange change) {
        List<AttributeChange> changes = new ArrayList<>();
        Optional<String> nameBefore = before.map(group -> group.displayName().value());
        Optional<String> nameAfter = Optional.of(after.displayName().value());
        if (!nameBefore.equals(nameAfter)) {
            changes.add(new AttributeChange("displayName", nameBefore.map(Quoted::of), nameAfter.map(Quoted::of)));
        }
        Optional<String> externalBefore =
                before.flatMap(DirectoryGroup::externalId).map(ExternalId::value);
        Optional<String> externalAfter = after.externalId().map(ExternalId::value);
        if (!externalBefore.equals(externalAfter)) {
            changes.add(
                    new AttributeChange("externalId", externalBefore.map(Quoted::of), externalAfter.map(Quoted::of)));
        }
        if (!change.isEmpty()) {
            changes.add(
                    new AttributeChange("members", some("left: ", change.left()), some("joined: ", change.joined())));
        }
        return changes;
    }

    private static Optional<String> some(String what, Set<UserId> ids) {
        return some(what, ids, Map.of());
    }

    private static Optional<String> some(String what, Set<UserId> ids, Map<UserId, String> malformed) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(what + ids(ids, malformed));
    }

    private static Optional<String> note(
            MembershipChange change, Map<UserId, String> malformed, Optional<GroupMapping> taken) {
        List<String> notes = new ArrayList<>();
        taken.ifPresent(
                mapping -> notes.add("The mapping that waited for this group gives what it did or was prepared to"));
        note(change, malformed).ifPresent(notes::add);
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", notes));
    }

    private static Optional<String> note(MembershipChange change, Map<UserId, String> malformed) {
        return some("Left out, unknown in this organization: ", change.unknown(), malformed);
    }

    /** Returns the ids, or what the client sent in their place. */
    private static String ids(Set<UserId> ids, Map<UserId, String> malformed) {
        String first = ids.stream()
                .map(id -> Quoted.of(malformed.getOrDefault(id, id.toString()), LOGGED_TEXT))
                .sorted()
                .limit(LOGGED_IDS)
                .collect(Collectors.joining(", "));
        return ids.size() > LOGGED_IDS ? first + " and " + (ids.size() - LOGGED_IDS) + " more" : first;
    }

    private static SyncResource resource(DirectoryGroup group) {
        return SyncResource.of(
                SyncResource.Type.GROUP, group.id(), group.displayName().value());
    }
}
