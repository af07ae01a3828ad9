package io.muster.application.service.event;

import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.Batches;
import io.muster.application.service.FailureCollector;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves the feeds of all organizations that have something waiting, in turn and each for a bounded time. */
final class EventRelay implements RelayEvents {
    private static final int ORGANIZATIONS_AT_ONCE = 50;
    private static final int PURGED_AT_ONCE = 1_000;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Outbox outbox;
    private final EventFeed feed;
    private final FeedWriter writer;
    private final Environment environment;
    private final Duration retention;

    /** The next turn goes on after this organization, so that each gets one. */
    private volatile Optional<OrganizationId> lastServed = Optional.empty();

    /** @param retention how long events are kept */
    EventRelay(Ports ports, Environment environment, Duration retention) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.outbox = ports.outbox();
        this.feed = ports.eventFeed();
        this.writer = new FeedWriter(ports, environment);
        this.environment = environment;
        this.retention = retention;
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

    @Override
    public long purge() {
        unitOfWork.write(() -> {
            feed.prepare(environment.now());
            return feed;
        });
        Instant before = environment.now().minus(retention);
        long purged = 0;
        Optional<OrganizationId> last = Optional.empty();
        List<Organization> some;
        do {
            Optional<OrganizationId> seen = last;
            some = unitOfWork.read(() -> organizations.list(seen, ORGANIZATIONS_AT_ONCE));
            for (Organization organization : some) {
                purged += purge(organization.id(), before);
                last = Optional.of(organization.id());
            }
        } while (!some.isEmpty());
        return purged;
    }

    private long purge(OrganizationId organization, Instant before) {
        return Batches.drain(unitOfWork, PURGED_AT_ONCE, most -> feed.purge(organization, before, most));
    }
}
