package io.muster.application.service.directory;

import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.LostAddresses;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Settles lost addresses organization by organization, each under the lock of its user. */
final class LostAddressSettlement implements SettleLostAddresses {
    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final LostAddresses lostAddresses;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final EachOrganization losing;
    private final Environment environment;

    LostAddressSettlement(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.lostAddresses = ports.lostAddresses();
        this.guard = guard;
        this.events = events;
        this.auditTrail = auditTrail;
        this.losing = new EachOrganization(unitOfWork, lostAddresses::organizations);
        this.environment = environment;
    }

    @Override
    public int settleLost() {
        AtomicInteger settled = new AtomicInteger();
        losing.turn(organization -> settled.addAndGet(settle(organization)));
        return settled.get();
    }

    private int settle(OrganizationId organization) {
        List<LostAddress> some = unitOfWork.read(() -> lostAddresses.of(organization, AT_ONCE));
        FailureCollector each = new FailureCollector();
        some.forEach(lost -> each.attempt(() -> unitOfWork.run(() -> settle(lost))));
        each.finish();
        return some.size();
    }

    private void settle(LostAddress lost) {
        Optional<DirectoryUser> user = users.lockWithDeleted(lost.organization(), lost.user());
        if (lostAddresses.remove(lost)) {
            user.filter(member -> member.emailKey().equals(Optional.of(lost.key())))
                    .ifPresent(this::settle);
        }
    }

    private void settle(DirectoryUser before) {
        DirectoryUser after = before.withoutPrimaryEmail(environment.now());
        users.save(after);
        if (!after.deleted()) {
            events.member(EventType.MEMBER_UPDATED, after);
        }
        if (guard.hasAdminRole(after)) {
            events.adminEmail(before, after);
        }
        auditTrail.record(
                "(verified domain)",
                after.organization(),
                AuditAction.MEMBER_EMAIL_LOST,
                after.id().path(),
                new AuditDetails()
                        .changed(
                                "email",
                                before.primaryEmail().map(EmailAddress::value).map(Redaction::redact),
                                Optional.empty())
                        .asMap());
    }
}
