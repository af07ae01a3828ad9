package io.muster.application.testing.fake;

import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.testing.fake.InMemoryState.CountedHour;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.HourCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

record InMemoryRequestCounts(InMemoryUnitOfWork unitOfWork) implements RequestCounts {
    @Override
    public void add(OrganizationId organization, HourCount more) {
        unitOfWork
                .state()
                .hours
                .merge(
                        new CountedHour(organization, more.hour()),
                        more,
                        (sum, added) -> sum.plus(added.requests(), added.failures()));
    }

    @Override
    public List<HourCount> between(OrganizationId organization, Instant from, Instant until) {
        return hours(organization)
                .filter(count -> !count.hour().isBefore(from) && count.hour().isBefore(until))
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<CountedHour> old = hours(organization)
                .filter(count -> count.hour().isBefore(before))
                .limit(limit)
                .map(count -> new CountedHour(organization, count.hour()))
                .toList();
        unitOfWork.state().hours.keySet().removeAll(old);
        return old.size();
    }

    private Stream<HourCount> hours(OrganizationId organization) {
        return unitOfWork.state().hours.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(HourCount::hour));
    }
}
