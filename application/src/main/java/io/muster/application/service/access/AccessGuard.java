package io.muster.application.service.access;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses changes that leave an organization without an active Admin, or demote a break-glass owner. A change is made
 * first and then checked by its effect, in the unit of work that a refusal rolls back. Locks the {@link AdminGuard}
 * before it counts Admins, so that concurrent demotions are serialized; a member who is no Admin leaves without
 * waiting.
 */
public final class AccessGuard {
    private static final int MEMBERS_AT_ONCE = 500;

    private final AccessQueries accessQueries;
    private final AdminGuard adminGuard;
    private final Environment environment;

    public AccessGuard(AccessQueries accessQueries, AdminGuard adminGuard, Environment environment) {
        this.accessQueries = accessQueries;
        this.adminGuard = adminGuard;
        this.environment = environment;
    }

    /** @throws Problem PROTECTED_MEMBER if the user is a break-glass owner */
    public void requireNotBreakGlass(DirectoryUser user) {
        if (user.breakGlass()) {
            throw isProtected(name(user), "is a break-glass owner and can't lose access");
        }
    }

    /**
     * Checks what the identity provider makes of a user.
     *
     * @throws Problem PROTECTED_IDENTITY if a break-glass owner's userName or primary e-mail address would be another
     *     one; case does not matter
     */
    public void requireSameIdentity(DirectoryUser before, DirectoryUser after) {
        if (before.breakGlass() && !before.identifiesSameAs(after)) {
            throw new Problem(
                    Problem.Code.PROTECTED_IDENTITY,
                    name(before)
                            + " is a break-glass owner, whose userName and primary e-mail address SCIM can't change");
        }
    }

    /** Returns whether the decisive role of the user is Admin, even if the user is inactive at present. */
    public boolean hasAdminRole(DirectoryUser user) {
        return accessQueries.roles(user.organization(), List.of(user.id())).stream()
                .flatMap(facts -> facts.decisive().stream())
                .anyMatch(decisive -> decisive.role() == OrgRole.ADMIN);
    }

    /**
     * Returns whether the locked user is an active Admin. The answer stays valid for those who look for another Admin
     * until the unit of work ends.
     */
    private boolean isAdmin(DirectoryUser user) {
        if (user.deprovisioning().isPresent()) {
            return false;
        }
        if (!isAdminNow(user)) {
            // the user is locked, so somebody who becomes an Admin meanwhile is not taken for the last one that is left
            return false;
        }
        adminGuard.lock(user.organization());
        return isAdminNow(user);
    }

    /**
     * Returns whether more active members than this number would be Admins under a connection role. Locks nothing, so
     * that the answer can change at once.
     *
     * @param number of active Admins who are no break-glass owners
     */
    public boolean hasMoreAdmins(OrganizationId organization, long number, OrgRole connectionRole) {
        Optional<OrgRole> connection = Optional.of(connectionRole);
        return adminGuard.hasMoreAdmins(organization, number, connection)
                || accessQueries.breakGlass(organization).stream()
                        .filter(owner -> owner.hasAccessAt(environment.now()))
                        .anyMatch(owner -> owner.roleUnder(connection).equals(Optional.of(OrgRole.ADMIN)));
    }

    private boolean isAdminNow(DirectoryUser user) {
        return accessQueries.roles(user.organization(), List.of(user.id())).stream()
                .anyMatch(facts -> facts.accessAt(environment.now()).isAdmin());
    }

    /**
     * Checks the effect of a membership change in a mapped group that is locked.
     *
     * @throws Problem PROTECTED_MEMBER if no active Admin is left, or a break-glass owner has a lower role
     */
    public void requireKept(GroupMapping mapping, GroupRef group, MembershipChange change) {
        mapping.role()
                .ifPresent(role -> requireKept(
                        mapping.organization(),
                        new Shift(
                                role(role, mapping, group), group, change.joined(), change.left(), environment.now())));
    }

    private void requireKept(OrganizationId organization, Shift shift) {
        Set<UserId> lowered = shift.lowered();
        if (lowered.isEmpty()) {
            return;
        }
        adminGuard.lock(organization);
        for (AccessFacts owner : accessQueries.breakGlass(organization)) {
            if (lowered.contains(owner.user())) {
                requireNotDemoted(owner, shift.before(owner), owner.accessAt(shift.now()));
            }
        }
        Set<UserId> losingAdmin = shift.losingAdmin();
        if (!losingAdmin.isEmpty() && !adminGuard.hasActiveAdmin(organization)) {
            // reached only by organizations without an active Admin, so the members are read rarely
            for (List<UserId> some : Chunks.of(losingAdmin, MEMBERS_AT_ONCE)) {
                accessQueries.roles(organization, some).stream()
                        .filter(facts -> shift.before(facts).isAdmin())
                        .findFirst()
                        .ifPresent(admin -> {
                            throw lastAdmin(admin.userName());
                        });
            }
        }
    }

    /** The effect of joining and leaving a group that gives a role. */
    private record Shift(AccessFacts.Role role, GroupRef group, Set<UserId> joined, Set<UserId> left, Instant now) {
        EffectiveAccess before(AccessFacts after) {
            return (joined.contains(after.user()) ? after.withoutRoleOf(group.id()) : after.withRole(role))
                    .accessAt(now);
        }

        /** Returns the members who may have a lower role now. Joining the highest role never lowers one. */
        Set<UserId> lowered() {
            return role.role() == OrgRole.ADMIN
                    ? left
                    : Stream.concat(joined.stream(), left.stream()).collect(Collectors.toSet());
        }

        /** Returns the members who may have lost the role Admin: by leaving it, or by joining a lower mapped role. */
        Set<UserId> losingAdmin() {
            return role.role() == OrgRole.ADMIN ? left : joined;
        }
    }

    /**
     * Makes a change of the locked user, which may have several steps, and checks its effect. For a user who is an
     * Admin, also one who keeps the role, it locks the guard and, in shared mode, the row of an active Admin.
     *
     * @throws Problem PROTECTED_MEMBER if the user was the last active Admin and no longer is an Admin
     */
    public <T> T guarding(DirectoryUser user, Supplier<T> change) {
        boolean admin = isAdmin(user);
        T result = change.get();
        // needs the lock of the guard, which an Admin's change has taken
        if (admin && !adminGuard.hasActiveAdmin(user.organization())) {
            throw lastAdmin(name(user));
        }
        return result;
    }

    /** As {@link #guarding(DirectoryUser, Supplier)}, for a change without a result. */
    public void guarding(DirectoryUser user, Runnable change) {
        guarding(user, () -> {
            change.run();
            return user;
        });
    }

    /**
     * Makes a change that may affect any member, and checks its effect.
     *
     * @throws Problem PROTECTED_MEMBER if there was an active Admin and none is left, or if a break-glass owner has a
     *     lower role
     */
    public void guarding(OrganizationId organization, Runnable change) {
        adminGuard.lock(organization);
        boolean hadAdmin = adminGuard.hasActiveAdmin(organization);
        Instant now = environment.now();
        Map<UserId, EffectiveAccess> owners = accessQueries.breakGlass(organization).stream()
                .collect(Collectors.toMap(AccessFacts::user, facts -> facts.accessAt(now)));
        change.run();
        if (hadAdmin && !adminGuard.hasActiveAdmin(organization)) {
            throw new Problem(
                    Problem.Code.PROTECTED_MEMBER,
                    "Nobody would be an active Admin any more; give somebody the role first");
        }
        for (AccessFacts owner : accessQueries.breakGlass(organization)) {
            requireNotDemoted(owner, owners.getOrDefault(owner.user(), EffectiveAccess.NONE), owner.accessAt(now));
        }
    }

    /**
     * Refuses one more break-glass owner than there may be, also of owners who are made at the same time.
     *
     * @throws Problem MODE_CONFLICT
     */
    public void requireRoomForBreakGlass(OrganizationId organization) {
        adminGuard.lock(organization);
        if (accessQueries.breakGlass(organization).size() >= DirectoryUser.MAX_BREAK_GLASS) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "There are " + DirectoryUser.MAX_BREAK_GLASS + " break-glass owners; end one of them first");
        }
    }

    private static Problem lastAdmin(String lost) {
        return isProtected(lost, "is the last active Admin and can't lose access");
    }

    private static void requireNotDemoted(AccessFacts owner, EffectiveAccess before, EffectiveAccess after) {
        if (before.outranks(after)) {
            throw isProtected(owner.userName(), "is a break-glass owner and can't be demoted");
        }
    }

    private static AccessFacts.Role role(RoleGrant grant, GroupMapping mapping, GroupRef group) {
        return new AccessFacts.Role(
                grant.role(),
                new AccessReason.Mapped(group, mapping.id(), grant.provenance().at(), grant.provenance()));
    }

    private static String name(DirectoryUser user) {
        return user.profile().userName().value();
    }

    private static Problem isProtected(String who, String why) {
        return new Problem(Problem.Code.PROTECTED_MEMBER, Quoted.of(who) + " " + why);
    }
}
