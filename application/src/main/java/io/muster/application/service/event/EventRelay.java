package io.muster.application.service.event;

import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.service.FailureCollector;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves the feeds of all organizations that have pending events, in turn and each for a bounded time. */
final class EventRelay implements RelayEvents {
    private static final int ORGANIZATIONS_AT_ONCE = 50;

    private final UnitOfWork unitOfWork;
    private final Outbox outbox;
    private final FeedWriter writer;

    /** The next turn begins after this organization, so that each gets its turn. */
    private volatile Optional<OrganizationId> lastServed = Optional.empty();

    EventRelay(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.outbox = ports.outbox();
        this.writer = new FeedWriter(ports, environment);
    }

    @Override
    public boolean relay() {
        Optional<OrganizationId> last = lastServed;
        List<OrganizationId> waiting = unitOfWork.read(() -> outbox.organizations(last, ORGANIZATIONS_AT_ONCE));
        boolean all = waiting.size() < ORGANIZATIONS_AT_ONCE;
        lastServed = all ? Optional.empty() : Optional.of(waiting.get(waiting.size() - 1));
        AtomicBoolean more = new AtomicBoolean(!all || last.isPresent());
        FailureCollector each = new FailureCollector();
        for (OrganizationId organization : waiting) {
            each.attempt(() -> {
                if (writer.writeUnlessLocked(organization)) {
                    more.set(true);
                }
            });
        }
        each.finish();
        return more.get();
    }
}
