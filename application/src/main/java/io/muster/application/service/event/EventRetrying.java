package io.muster.application.service.event;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.event.RetryEvents;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.application.port.out.event.PublishingAttempts.Withheld;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Makes withheld events pending again. */
final class EventRetrying implements RetryEvents {
    private final UnitOfWork unitOfWork;
    private final EventFeed feed;
    private final PublishingAttempts attempts;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;

    EventRetrying(Ports ports, AuditTrail auditTrail) {
        this.unitOfWork = ports.unitOfWork();
        this.feed = ports.eventFeed();
        this.attempts = ports.publishingAttempts();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
    }

    @Override
    public Slice<WithheldEvent> withheld(AdminCaller caller, OrganizationId id, Optional<Long> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return attempts.withheld(id, after, limit).map(EventRetrying::event);
        });
    }

    @Override
    public void retry(AdminCaller caller, OrganizationId id, long position) {
        unitOfWork.run(() -> {
            access.find(caller, id);
            feed.lock(id);
            if (!attempts.release(id, position)) {
                throw Problem.notFound("Withheld event", position);
            }
            auditTrail.record(
                    caller,
                    id,
                    AuditAction.EVENT_RETRIED,
                    "events/withheld",
                    new AuditDetails().with("position", Long.toString(position)).asMap());
        });
    }

    private static WithheldEvent event(Withheld event) {
        return new WithheldEvent(
                event.position(), event.type().map(EventType::text), event.subject(), event.reason(), event.at());
    }
}
