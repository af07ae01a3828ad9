package io.muster.application.service.removal;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.Removal.Kind;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out an admin's decisions about held removals, each under the member's lock. */
final class RemovalAdministration implements DecideRemovals {
    private static final int AT_ONCE = 100;

    /** Refusals of the caller, not of a removal. */
    private static final Set<Problem.Code> CALLER_LOST_RIGHT =
            Set.of(Problem.Code.UNAUTHENTICATED, Problem.Code.FORBIDDEN);

    private final UnitOfWork unitOfWork;
    private final Removals removals;
    private final Users users;
    private final Groups groups;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final RemovalOutcomes outcomes;
    private final OrganizationAccess access;
    private final Environment environment;

    RemovalAdministration(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.removals = ports.removals();
        this.users = ports.users();
        this.groups = ports.groups();
        this.guard = guard;
        this.events = events;
        this.auditTrail = auditTrail;
        this.outcomes = new RemovalOutcomes(ports, events, auditTrail, environment);
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public Optional<RemovalPolicy> policy(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return removals.counter(id).get().policy();
        });
    }

    @Override
    public void setPolicy(AdminCaller caller, OrganizationId id, Optional<RemovalPolicy> policy) {
        unitOfWork.run(() -> {
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
        });
    }

    @Override
    public Slice<Removal> removals(
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
        Slice<Removal> page = removals(caller, id, Optional.of(State.HELD), before, AT_ONCE);
        List<Removal> decided = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Removal removal : page.items()) {
            try {
                decided.add(decide(caller, id, removal.number(), decision));
            } catch (Problem why) {
                if (CALLER_LOST_RIGHT.contains(why.code())) {
                    throw why;
                }
                left.add(new Left(removal, why));
            }
        }
        return new Decided(
                decided,
                left,
                page.more()
                        ? Optional.of(page.items().get(page.items().size() - 1).number())
                        : Optional.empty());
    }

    private Removal decide(AdminCaller caller, Removal found, Decision decision) {
        boolean changesGroups = decision == Decision.REJECT || found.state() == State.REJECTED;
        // the members of these groups change; groups are locked before users
        if (changesGroups && found.kind() == Kind.DELETION) {
            groups.touchAllOf(found.organization(), found.user(), environment.now());
        }
        Optional<DirectoryUser> user = users.lockWithDeleted(found.organization(), found.user());
        AuditTrail.Proven proven = auditTrail.prove(caller);
        // the lock of the user covers the removal: it may have been decided meanwhile
        Removal removal = removals.find(found.organization(), found.number()).orElse(found);
        Removal after = removal.after(decision, new Provenance(environment.now(), caller.name()));
        DirectoryUser member = user.orElseThrow(() -> Problem.notFound("Member", removal.user()));
        switch (decision) {
            case APPROVE -> approve(member, removal);
            case REJECT -> outcomes.giveBack(member);
            case UNDO -> undo(member, removal);
        }
        removals.save(after);
        RemovalOutcomes.record(proven, action(decision), after);
        return after;
    }

    private void approve(DirectoryUser member, Removal removal) {
        DirectoryUser gone = member.held(Optional.of(environment.now()));
        users.save(gone);
        outcomes.announceRemoved(removal, gone);
    }

    /** Takes the decision back: the removal is held again, and the member keeps access until the deadline. */
    private void undo(DirectoryUser member, Removal removal) {
        guard.requireNotBreakGlass(member);
        DirectoryUser leaving = leaving(member, removal, removal.due().orElseThrow());
        guard.guarding(member, () -> outcomes.holdAgain(member, leaving));
        events.member(EventType.MEMBER_REMOVAL_HELD, leaving);
    }

    private static DirectoryUser leaving(DirectoryUser member, Removal removal, Instant deadline) {
        if (removal.state() == State.APPROVED) {
            return member.held(Optional.of(deadline));
        }
        return switch (removal.kind()) {
            case DELETION -> member.deletedUntil(deadline, removal.source());
            case DEACTIVATION ->
                member.withProfile(member.profile().activated(false), removal.source())
                        .held(Optional.of(deadline));
        };
    }

    private static AuditAction action(Decision decision) {
        return switch (decision) {
            case APPROVE -> AuditAction.HOLD_APPROVED;
            case REJECT -> AuditAction.HOLD_REJECTED;
            case UNDO -> AuditAction.HOLD_UNDONE;
        };
    }

    private static String text(RemovalPolicy policy) {
        return policy.share() + " % and " + policy.number() + " in " + policy.window() + ", deadline "
                + policy.deadline();
    }
}
