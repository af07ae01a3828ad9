package io.muster.application.service.access;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.access.AccessQueries;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps an organization from losing the people who can repair it. Changes are made first and judged by what they lead to,
 * inside the unit of work that a refusal takes back. Whoever might take the last Admin away holds the question who is one
 * before asking: an answer from before somebody else's change would be worth nothing after it.
 */
public final class AccessGuard {
    private static final int MEMBERS_AT_ONCE = 500;

    private final AccessQueries accessQueries;
    private final Environment environment;

    public AccessGuard(AccessQueries accessQueries, Environment environment) {
        this.accessQueries = accessQueries;
        this.environment = environment;
    }

    /** @throws Problem PROTECTED_MEMBER if the user is break-glass */
    public void requireNotBreakGlass(DirectoryUser user) {
        if (user.breakGlass()) {
            throw isProtected(name(user), "is a break-glass owner and can't lose access");
        }
    }

    /** Whether the user, who is locked, is an active Admin now, and stays one or none until the unit of work ends. */
    public boolean isAdmin(DirectoryUser user) {
        if (user.departure().isPresent()) {
            return false;
        }
        accessQueries.lockAdminGuard(user.organization());
        return accessQueries
                .of(user.organization(), user.id())
                .filter(facts -> facts.accessAt(environment.now()).isAdmin())
                .isPresent();
    }

    /**
     * The user, who was an active Admin, no longer is.
     *
     * @throws Problem PROTECTED_MEMBER if nobody else is
     */
    public void requireAnotherAdmin(DirectoryUser user) {
        requireAdmin(user.organization(), name(user));
    }

    /**
     * Members of a mapped group, which is locked, have joined or left.
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
        accessQueries.lockAdminGuard(organization);
        for (AccessFacts owner : accessQueries.breakGlass(organization)) {
            if (lowered.contains(owner.user())) {
                requireNotDemoted(owner, shift.before(owner), owner.accessAt(shift.now()));
            }
        }
        Set<UserId> losingAdmin = shift.losingAdmin();
        if (!losingAdmin.isEmpty() && !accessQueries.hasActiveAdmin(organization)) {
            // few organizations have no Admin: only they are asked whether one of these was
            for (List<UserId> some : Chunks.of(losingAdmin, MEMBERS_AT_ONCE)) {
                accessQueries.of(organization, some).values().stream()
                        .filter(facts -> shift.before(facts).isAdmin())
                        .findFirst()
                        .ifPresent(admin -> {
                            throw lastAdmin(admin.userName());
                        });
            }
        }
    }

    /** What joining and leaving a group that gives a role does. */
    private record Shift(AccessFacts.Role role, GroupRef group, Set<UserId> joined, Set<UserId> left, Instant now) {
        EffectiveAccess before(AccessFacts after) {
            return (joined.contains(after.user()) ? after.withoutRoleOf(group.id()) : after.withRole(role))
                    .accessAt(now);
        }

        /** Who may have a lower role now: joining the highest one raises. */
        Set<UserId> lowered() {
            return role.role() == OrgRole.ADMIN
                    ? left
                    : Stream.concat(joined.stream(), left.stream()).collect(Collectors.toSet());
        }

        /** Who may have been an Admin: by leaving that role, or by joining a lower one, which comes before one's own. */
        Set<UserId> losingAdmin() {
            return role.role() == OrgRole.ADMIN ? left : joined;
        }
    }

    /**
     * Makes a change that may concern anybody.
     *
     * @throws Problem PROTECTED_MEMBER if there was an active Admin and none is left, or if a break-glass owner has a lower
     *     role
     */
    public <T> T guarding(OrganizationId organization, Supplier<T> change) {
        accessQueries.lockAdminGuard(organization);
        boolean hadAdmin = accessQueries.hasActiveAdmin(organization);
        Instant now = environment.now();
        Map<UserId, EffectiveAccess> owners = accessQueries.breakGlass(organization).stream()
                .collect(Collectors.toMap(AccessFacts::user, facts -> facts.accessAt(now)));
        T result = change.get();
        if (hadAdmin && !accessQueries.hasActiveAdmin(organization)) {
            throw new Problem(
                    Problem.Code.PROTECTED_MEMBER,
                    "Nobody would be an active Admin any more; give somebody the role first");
        }
        for (AccessFacts owner : accessQueries.breakGlass(organization)) {
            requireNotDemoted(owner, owners.getOrDefault(owner.user(), EffectiveAccess.NONE), owner.accessAt(now));
        }
        return result;
    }

    /** The question is held already. */
    private void requireAdmin(OrganizationId organization, String lost) {
        if (!accessQueries.hasActiveAdmin(organization)) {
            throw lastAdmin(lost);
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
        return new Problem(Problem.Code.PROTECTED_MEMBER, who + " " + why);
    }
}
