package io.muster.application.service.directory;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.ScimAuthority;
import io.muster.application.service.synclog.SyncLogWriter;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.DirectoryUser.Deprovisioning;
import io.muster.domain.directory.DirectoryUser.Origin;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.ProfileChanges;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates, changes and deletes users for the identity provider of an organization. */
final class UserProvisioning implements ProvisionUsers {
    private final UnitOfWork unitOfWork;
    private final ScimAuthority authority;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final EmailOwnership emails;
    private final UserChanges changes;
    private final SyncLogWriter syncLog;
    private final Environment environment;

    UserProvisioning(Ports ports, UserChanges changes, SyncLogWriter syncLog, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.authority = new ScimAuthority(ports, environment);
        this.users = ports.users();
        this.groups = ports.groups();
        this.memberships = ports.memberships();
        this.emails = new EmailOwnership(ports.organizations());
        this.changes = changes;
        this.syncLog = syncLog;
        this.environment = environment;
    }

    @Override
    public UserView create(ScimCall call, UserProfile profile) {
        return unitOfWork.write(() -> {
            Supplier<Organization> proof = authority.proof(call);
            Optional<DirectoryUser> dormant = users.lockDormant(
                    call.caller().organization().id(), profile.userName(), profile.externalId(), environment.now());
            emails.require(proof.get(), profile);
            return dormant.map(inactive -> restore(call, inactive, profile)).orElseGet(() -> add(call, profile));
        });
    }

    private UserView add(ScimCall call, UserProfile profile) {
        DirectoryUser user = DirectoryUser.provisioned(
                call.caller().organization().id(),
                new UserId(environment.ids().next()),
                profile,
                Origin.SCIM,
                source(call));
        changes.add(user);
        syncLog.succeeded(call, SyncAction.CREATE, resource(user), ProfileChanges.created(profile), Optional.empty());
        return UserView.withoutGroups(user);
    }

    private UserView restore(ScimCall call, DirectoryUser dormant, UserProfile profile) {
        DirectoryUser restored = dormant.restored(profile, source(call));
        changes.restore(dormant, restored);
        syncLog.succeeded(
                call,
                restored.active() ? SyncAction.REACTIVATE : SyncAction.UPDATE,
                resource(restored),
                ProfileChanges.between(dormant.profile(), profile),
                Optional.of("Restored the inactive user of the same userName or externalId"));
        return withGroups(restored);
    }

    @Override
    public UserView edit(ScimCall call, UserId id, ResourceVersion expected, UserEdit edit) {
        return unitOfWork.write(() -> {
            Supplier<Organization> proof = authority.proof(call);
            Supplier<Slice<GroupRef>> groups = askGroups(call.caller(), id);
            Optional<DirectoryUser> found =
                    users.lock(call.caller().organization().id(), id);
            Organization organization = proof.get();
            DirectoryUser before = found.orElseThrow(() -> Problem.notFound("User", id));
            expected.require(before.version());
            DirectoryUser after = before.withProfile(edit.apply(before.profile()), source(call));
            if (after.equals(before)) {
                syncLog.skipped(call, SyncAction.UPDATE, resource(before), Optional.empty());
                return new UserView(before, groups.get());
            }
            DirectoryUser stored = changes.change(organization, before, after);
            syncLog.succeeded(
                    call,
                    action(before, stored),
                    resource(stored),
                    ProfileChanges.between(before.profile(), stored.profile()),
                    heldNote(stored.deprovisioning().flatMap(Deprovisioning::heldUntil)));
            return new UserView(stored, groups.get());
        });
    }

    @Override
    public void delete(ScimCall call, UserId id, ResourceVersion expected) {
        unitOfWork.run(() -> {
            Organization organization = authority.prove(call);
            // groups are locked before users
            groups.touchAllOf(organization.id(), id, environment.now());
            DirectoryUser user = lock(organization.id(), id);
            expected.require(user.version());
            Optional<Instant> heldUntil = changes.delete(user, source(call));
            syncLog.succeeded(call, SyncAction.DELETE, resource(user), List.of(), heldNote(heldUntil));
        });
    }

    @Override
    public UserView find(ScimCaller caller, UserId id, boolean withGroups) {
        OrganizationId organization = caller.organization().id();
        return unitOfWork.read(() -> {
            Optional<Supplier<Slice<GroupRef>>> groups =
                    withGroups ? Optional.of(askGroups(caller, id)) : Optional.empty();
            DirectoryUser user = authority
                    .read(caller, () -> users.find(organization, id))
                    .orElseThrow(() -> Problem.notFound("User", id));
            return groups.map(asked -> new UserView(user, asked.get())).orElseGet(() -> UserView.withoutGroups(user));
        });
    }

    @Override
    public SearchPage<UserView> search(ScimCaller caller, Search<UserAttribute> search, boolean withGroups) {
        OrganizationId organization = caller.organization().id();
        return unitOfWork.read(() -> {
            SearchPage<DirectoryUser> found = authority.read(caller, () -> users.search(organization, search));
            return withGroups ? withGroups(organization, found) : found.map(UserView::withoutGroups);
        });
    }

    /** Returns as many of the users as can be read with their groups. */
    private SearchPage<UserView> withGroups(OrganizationId organization, SearchPage<DirectoryUser> found) {
        if (found.items().size() == 1) {
            return found.map(this::withGroups);
        }
        List<UserId> ids = found.items().stream().map(DirectoryUser::id).toList();
        return memberships
                .groupsOf(organization, ids)
                .map(groups -> found.map(
                        user -> new UserView(user, new Slice<>(groups.getOrDefault(user.id(), List.of()), false))))
                .orElseGet(() -> withGroups(organization, found.first(ids.size() / 2, user -> user.id()
                        .value())));
    }

    @Override
    public void groupsAfter(ScimCaller caller, UserId user, GroupId first, Consumer<GroupRef> each) {
        OrganizationId organization = caller.organization().id();
        Slice<GroupRef> page;
        GroupId last = first;
        do {
            Optional<GroupId> after = Optional.of(last);
            page = unitOfWork.read(() -> memberships.groupsOf(organization, user, after, PageSize.MAX));
            for (GroupRef group : page.items()) {
                each.accept(group);
                last = group.id();
            }
        } while (page.more());
    }

    private DirectoryUser lock(OrganizationId organization, UserId id) {
        return users.lock(organization, id).orElseThrow(() -> Problem.notFound("User", id));
    }

    private Supplier<Slice<GroupRef>> askGroups(ScimCaller caller, UserId user) {
        return memberships.askGroupsOf(caller.organization().id(), user, PageSize.MAX);
    }

    private UserView withGroups(DirectoryUser user) {
        return new UserView(user, memberships.groupsOf(user.organization(), user.id(), Optional.empty(), PageSize.MAX));
    }

    private ChangeSource source(ScimCall call) {
        String requestId = call.trace().requestId();
        return call.caller().simulated()
                ? ChangeSource.simulation(environment.now(), requestId)
                : ChangeSource.scim(environment.now(), requestId);
    }

    private static Optional<String> heldNote(Optional<Instant> until) {
        return until.map(deadline ->
                "Held: more members than usual are being removed. Access ends when an admin approves, or at "
                        + deadline);
    }

    private static SyncAction action(DirectoryUser before, DirectoryUser after) {
        if (before.active() == after.active()) {
            return SyncAction.UPDATE;
        }
        return after.active() ? SyncAction.REACTIVATE : SyncAction.DEACTIVATE;
    }

    private static SyncResource resource(DirectoryUser user) {
        return SyncResource.of(
                SyncResource.Type.USER, user.id(), user.profile().userName().value());
    }
}
