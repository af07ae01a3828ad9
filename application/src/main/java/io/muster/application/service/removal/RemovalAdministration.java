package io.muster.application.service.removal;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.service.Batches;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.Removal.Kind;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets an admin decide what becomes of removals that are held, and lets time decide the rest. */
final class RemovalAdministration implements DecideRemovals {
    private static final int AT_ONCE = 100;
    private static final int PURGED_AT_ONCE = 500;

    /** How long removals can be looked up; longer than any window reaches back. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Removals removals;
    private final Users users;
    private final Groups groups;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final OrganizationAccess access;
    private final Environment environment;

    RemovalAdministration(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.removals = ports.removals();
        this.users = ports.users();
        this.groups = ports.groups();
        this.guard = guard;
        this.events = events;
        this.auditTrail = auditTrail;
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public Optional<RemovalPolicy> policy(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return removals.counter(id).policy();
        });
    }

    @Override
    public void setPolicy(AdminCaller caller, OrganizationId id, Optional<RemovalPolicy> policy) {
        unitOfWork.write(() -> {
            access.find(caller, id);
            RemovalCounter before = removals.lock(id);
            if (!before.policy().equals(policy)) {
                removals.save(before.withPolicy(policy));
                auditTrail.record(
                        caller,
                        id,
                        AuditAction.HOLD_POLICY_CHANGED,
                        "removals/policy",
                        new AuditDetails()
                                .changed(
                                        "policy",
                                        before.policy().map(RemovalAdministration::text),
                                        policy.map(RemovalAdministration::text))
                                .asMap());
            }
            return policy;
        });
    }

    @Override
    public List<Removal> removals(
            AdminCaller caller, OrganizationId id, Optional<State> state, Optional<Long> before, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return removals.page(id, state, before, limit);
        });
    }

    @Override
    public Removal decide(AdminCaller caller, OrganizationId id, long number, Decision decision) {
        return unitOfWork.write(() -> {
            access.find(caller, id);
            Removal removal = removals.find(id, number).orElseThrow(() -> Problem.notFound("Removal", number));
            return decide(caller, removal, decision);
        });
    }

    @Override
    public Decided decideAll(AdminCaller caller, OrganizationId id, Decision decision, Optional<Long> before) {
        List<Removal> page = removals(caller, id, Optional.of(State.HELD), before, AT_ONCE);
        List<Removal> decided = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Removal removal : page) {
            try {
                decided.add(decide(caller, id, removal.number(), decision));
            } catch (Problem why) {
                left.add(new Left(removal, why));
            }
        }
        return new Decided(
                decided,
                left,
                page.size() < AT_ONCE
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).number()));
    }

    @Override
    public int settleDue() {
        List<Removal> due = unitOfWork.read(() -> removals.due(environment.now(), AT_ONCE));
        FailureCollector each = new FailureCollector();
        due.forEach(removal -> each.attempt(() -> settleDue(removal)));
        each.finish();
        return due.size();
    }

    private void settleDue(Removal removal) {
        try {
            unitOfWork.write(() -> settle(removal, isToStay(removal)));
        } catch (Problem nameTaken) {
            // somebody else has the name or the address by now: two can't have it
            unitOfWork.write(() -> settle(removal, false));
        }
    }

    @Override
    public long purge() {
        Instant before = environment.now().minus(REMEMBERED);
        return Batches.drain(unitOfWork, PURGED_AT_ONCE, most -> removals.purge(before, most));
    }

    private Removal decide(AdminCaller caller, Removal found, Decision decision) {
        boolean comesBack = decision == Decision.REJECT || found.state() == State.REJECTED;
        // groups show another set of members from now on; they are locked before users
        List<DirectoryGroup> groupsOf = comesBack && found.kind() == Kind.DELETION
                ? groups.touchAllOf(found.organization(), found.user(), environment.now())
                : List.of();
        Optional<DirectoryUser> user = users.lockWithDeleted(found.organization(), found.user());
        // the user's lock is the removal's: by now another decision may have been made
        Removal removal = removals.find(found.organization(), found.number()).orElse(found);
        Removal after = removal.after(decision, new Provenance(environment.now(), caller.name()));
        DirectoryUser member = user.orElseThrow(() -> Problem.notFound("Member", removal.user()));
        switch (decision) {
            case APPROVE -> approve(member, removal);
            case REJECT -> reject(member, groupsOf);
            case UNDO -> undo(member, removal);
        }
        removals.save(after);
        auditTrail.record(caller, after.organization(), action(decision), "removals/" + after.number(), details(after));
        return after;
    }

    private void approve(DirectoryUser member, Removal removal) {
        DirectoryUser gone = member.held(Optional.of(environment.now()));
        users.save(gone);
        events.member(removed(removal), gone);
    }

    private void reject(DirectoryUser member, List<DirectoryGroup> groupsOf) {
        DirectoryUser back = member.returned(environment.now());
        users.save(back);
        events.member(EventType.MEMBER_REACTIVATED, back);
        events.rejoined(groupsOf, back.id());
    }

    /** Back to where it was before the decision: on the way out, with access until the deadline. */
    private void undo(DirectoryUser member, Removal removal) {
        Instant deadline = removal.due().orElseThrow();
        boolean admin = guard.isAdmin(member);
        DirectoryUser leaving = removal.state() == State.APPROVED
                ? member.held(Optional.of(deadline))
                : removal.kind() == Kind.DELETION
                        ? member.deletedUntil(deadline, removal.cause())
                        : member.withProfile(member.profile().activated(false), removal.cause())
                                .held(Optional.of(deadline));
        guard.requireNotBreakGlass(member);
        users.save(leaving);
        if (admin) {
            guard.requireAnotherAdmin(member);
        }
        events.member(EventType.MEMBER_REMOVAL_HELD, leaving);
    }

    /** Whether the member keeps access, because it was decided so or because there is no SCIM any more. */
    private boolean isToStay(Removal found) {
        return found.state() == State.REJECTED
                || (found.state() == State.HELD
                        && organizations
                                .find(found.organization())
                                .filter(organization -> organization.mode() == ProvisioningMode.SCIM)
                                .isEmpty());
    }

    private Removal settle(Removal found, boolean stays) {
        // groups are locked before users
        List<DirectoryGroup> groupsOf =
                stays && users.find(found.organization(), found.user()).isEmpty()
                        ? groups.touchAllOf(found.organization(), found.user(), environment.now())
                        : List.of();
        Optional<DirectoryUser> user = users.lockWithDeleted(found.organization(), found.user());
        Removal removal = removals.find(found.organization(), found.number()).orElse(found);
        if (removal.due().filter(due -> !due.isAfter(environment.now())).isEmpty()) {
            return removal;
        }
        Optional<DirectoryUser> leaving =
                user.filter(member -> member.departure().isPresent());
        return stays ? settleStaying(removal, leaving, groupsOf) : settleLeaving(removal, leaving);
    }

    private Removal settleStaying(Removal removal, Optional<DirectoryUser> leaving, List<DirectoryGroup> groupsOf) {
        Removal settled = removal.settled(State.REJECTED);
        removals.save(settled);
        leaving.ifPresent(member -> {
            reject(member, groupsOf);
            auditTrail.record(
                    settled.decided().map(Provenance::by).orElse("(not synced any more)"),
                    settled.organization(),
                    AuditAction.HOLD_REJECTED,
                    "removals/" + settled.number(),
                    details(settled));
        });
        return settled;
    }

    private Removal settleLeaving(Removal removal, Optional<DirectoryUser> leaving) {
        boolean lapses = removal.state() == State.HELD || removal.state() == State.REJECTED;
        leaving.ifPresent(member -> {
            if (member.deleted()) {
                users.remove(member.organization(), member.id());
            } else if (member.isHeldAt(environment.now())) {
                users.save(member.held(Optional.of(environment.now())));
            }
            if (lapses) {
                events.member(removed(removal), member);
            }
        });
        Removal settled = lapses ? removal.lapsed() : removal.settled(State.LAPSED);
        removals.save(settled);
        if (lapses) {
            auditTrail.record(
                    "(deadline)",
                    settled.organization(),
                    AuditAction.HOLD_LAPSED,
                    "removals/" + settled.number(),
                    details(settled));
        }
        return settled;
    }

    private static AuditAction action(Decision decision) {
        return switch (decision) {
            case APPROVE -> AuditAction.HOLD_APPROVED;
            case REJECT -> AuditAction.HOLD_REJECTED;
            case UNDO -> AuditAction.HOLD_UNDONE;
        };
    }

    private static Map<String, String> details(Removal removal) {
        return Map.of(
                "member",
                removal.user().toString(),
                "kind",
                removal.kind().name(),
                "state",
                removal.state().name());
    }

    private static String text(RemovalPolicy policy) {
        return policy.share() + " % and " + policy.number() + " in " + policy.window() + ", deadline "
                + policy.deadline();
    }

    private static EventType removed(Removal removal) {
        return removal.kind() == Kind.DELETION ? EventType.MEMBER_DELETED : EventType.MEMBER_DEACTIVATED;
    }
}
