package io.muster.application.service.traffic;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.HourCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the numbers of hours, and fills in those without requests. */
final class RequestCountReading implements ReadRequestCounts {
    private static final Duration HOUR = Duration.ofHours(1);

    private final UnitOfWork unitOfWork;
    private final RequestCounts counts;
    private final OrganizationAccess access;
    private final Environment environment;

    RequestCountReading(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.counts = ports.requestCounts();
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public List<HourCount> lastHours(AdminCaller caller, OrganizationId id, int hours) {
        Instant end = environment.now().truncatedTo(ChronoUnit.HOURS).plus(HOUR);
        Instant beginning = end.minus(HOUR.multipliedBy(hours));
        Map<Instant, HourCount> counted = unitOfWork
                .read(() -> {
                    access.find(caller, id);
                    return counts.between(id, beginning, end);
                })
                .stream()
                .collect(Collectors.toMap(HourCount::hour, Function.identity()));
        return Stream.iterate(beginning, hour -> hour.plus(HOUR))
                .limit(hours)
                .map(hour -> counted.getOrDefault(hour, HourCount.none(hour)))
                .toList();
    }
}
