package io.muster.application.service.removal;

import io.muster.application.port.in.removal.SettleRemovals;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes held removals final when they are due, organization by organization, each in a unit of work of its own and
 * under the member's lock.
 */
final class RemovalSettlement implements SettleRemovals {
    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Removals removals;
    private final Users users;
    private final Groups groups;
    private final RemovalOutcomes outcomes;
    private final EachOrganization withDue;
    private final Environment environment;

    RemovalSettlement(Ports ports, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.removals = ports.removals();
        this.users = ports.users();
        this.groups = ports.groups();
        this.outcomes = new RemovalOutcomes(ports, events, auditTrail, environment);
        this.withDue = new EachOrganization(
                ports.unitOfWork(), (after, limit) -> removals.organizationsWithDue(environment.now(), after, limit));
        this.environment = environment;
    }

    @Override
    public int settleDue() {
        AtomicInteger settled = new AtomicInteger();
        withDue.turn(organization -> settled.addAndGet(settleDue(organization)));
        return settled.get();
    }

    private int settleDue(OrganizationId organization) {
        List<Removal> due = unitOfWork.read(() -> removals.due(organization, environment.now(), AT_ONCE));
        FailureCollector each = new FailureCollector();
        due.forEach(removal -> each.attempt(() -> settleDue(removal)));
        each.finish();
        return due.size();
    }

    private void settleDue(Removal removal) {
        try {
            unitOfWork.run(() -> settle(removal, keepsAccess(removal)));
        } catch (Problem nameTaken) {
            // another user has the name or address by now: the removal takes effect
            unitOfWork.run(() -> settle(removal, false));
        }
    }

    /** Returns whether the member keeps access: by decision, or since the organization has left SCIM. */
    private boolean keepsAccess(Removal found) {
        return found.state() == State.REJECTED
                || (found.state() == State.HELD
                        && organizations
                                .find(found.organization())
                                .filter(organization -> organization.mode() == ProvisioningMode.SCIM)
                                .isEmpty());
    }

    private void settle(Removal found, boolean stays) {
        // groups are locked before users
        if (stays && users.find(found.organization(), found.user()).isEmpty()) {
            groups.touchAllOf(found.organization(), found.user(), environment.now());
        }
        Optional<DirectoryUser> user = users.lockWithDeleted(found.organization(), found.user());
        Removal removal = removals.find(found.organization(), found.number()).orElse(found);
        if (removal.due().filter(due -> !due.isAfter(environment.now())).isEmpty()) {
            return;
        }
        Optional<DirectoryUser> leaving =
                user.filter(member -> member.deprovisioning().isPresent());
        if (stays) {
            settleStaying(removal, leaving);
        } else {
            settleLeaving(removal, leaving);
        }
    }

    private void settleStaying(Removal removal, Optional<DirectoryUser> leaving) {
        Removal settled = removal.settled(State.REJECTED);
        removals.save(settled);
        leaving.ifPresent(member -> {
            outcomes.giveBack(member);
            outcomes.record(
                    settled.decided().map(Provenance::by).orElse("(not synced any more)"),
                    AuditAction.HOLD_REJECTED,
                    settled);
        });
    }

    private void settleLeaving(Removal removal, Optional<DirectoryUser> leaving) {
        boolean lapses = removal.state() == State.HELD || removal.state() == State.REJECTED;
        leaving.ifPresent(member -> {
            if (member.deleted()) {
                users.remove(member.organization(), member.id());
            } else if (member.isHeldAt(environment.now())) {
                users.save(member.held(Optional.of(environment.now())));
            }
            if (lapses) {
                outcomes.announceRemoved(removal, member);
            }
        });
        Removal settled = lapses ? removal.lapsed() : removal.settled(State.LAPSED);
        removals.save(settled);
        if (lapses) {
            outcomes.record("(deadline)", AuditAction.HOLD_LAPSED, settled);
        }
    }
}
