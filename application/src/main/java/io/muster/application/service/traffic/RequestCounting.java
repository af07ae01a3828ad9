package io.muster.application.service.traffic;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.port.out.traffic.Rhythms;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts requests in memory, so that none of them waits for a number to be written. A node that crashes loses what it
 * counted since it last wrote.
 */
final class RequestCounting implements CountRequests, WriteRequestCounts {
    /** The requests of further organizations are not counted until the next time that the node writes. */
    static final int MAX_ORGANIZATIONS = 10_000;

    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHENTICATED = 401;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final RequestCounts counts;
    private final Failures failures;
    private final Rhythms rhythms;
    private final EventPublisher events;
    private final Environment environment;
    private final ConcurrentMap<OrganizationId, UnwrittenCounts> unwritten = new ConcurrentHashMap<>();

    RequestCounting(Ports ports, EventPublisher events, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.counts = ports.requestCounts();
        this.failures = ports.failures();
        this.rhythms = ports.rhythms();
        this.events = events;
        this.environment = environment;
    }

    @Override
    public void answered(OrganizationId organization, RequestTrace trace, int status) {
        count(organization, trace, status);
        if (status != UNAUTHENTICATED) {
            ObservedClient client = ObservedClient.of(trace.userAgent());
            unwritten.computeIfPresent(organization, (id, counted) -> counted.continued(client, trace.startedAt()));
        }
    }

    @Override
    public void replayed(OrganizationId organization, RequestTrace trace, int status) {
        count(organization, trace, status);
    }

    private void count(OrganizationId organization, RequestTrace trace, int status) {
        boolean failed = status >= FIRST_ERROR;
        if (unwritten.size() < MAX_ORGANIZATIONS || unwritten.containsKey(organization)) {
            // nobody else sees the counted while it changes, nor after it was removed
            unwritten.compute(organization, (id, counted) -> Optional.ofNullable(counted)
                    .orElseGet(() -> new UnwrittenCounts(trace.startedAt()))
                    .plus(trace.startedAt(), failed));
        }
    }

    @Override
    public int write() {
        FailureCollector failed = new FailureCollector();
        List<OrganizationId> written = List.copyOf(unwritten.keySet());
        written.forEach(organization -> Optional.ofNullable(unwritten.remove(organization))
                .ifPresent(counted -> failed.attempt(() -> write(organization, counted))));
        failed.finish();
        return written.size();
    }

    private void write(OrganizationId organization, UnwrittenCounts counted) {
        try {
            unitOfWork.run(() -> {
                // a deleted organization has no numbers; nothing would purge them
                if (organizations.find(organization).isPresent()) {
                    counted.hours().forEach(hour -> counts.add(organization, hour));
                    continueRhythms(organization, counted);
                    if (counted.anySuccess()) {
                        failures.solve(organization, counted.since(), environment.now());
                    }
                }
            });
        } catch (RuntimeException notWritten) {
            unwritten.merge(organization, counted, (later, earlier) -> earlier.plus(later));
            throw notWritten;
        }
    }

    private void continueRhythms(OrganizationId organization, UnwrittenCounts counted) {
        if (counted.conversations().isEmpty()) {
            return;
        }
        Map<ObservedClient, Rhythm> known =
                rhythms.lock(organization).stream().collect(Collectors.toMap(Rhythm::client, Function.identity()));
        counted.conversations().forEach((client, conversation) -> {
            Optional<Rhythm> before = Optional.ofNullable(known.get(client));
            Rhythm after = before.map(rhythm -> rhythm.continued(conversation.first(), conversation.last()))
                    .orElseGet(() -> Rhythm.first(client, conversation.last()));
            rhythms.save(organization, after);
            if (before.flatMap(Rhythm::silentSince).isPresent()) {
                events.sync(EventType.SYNC_RESUMED, organization, after);
            }
        });
    }
}
