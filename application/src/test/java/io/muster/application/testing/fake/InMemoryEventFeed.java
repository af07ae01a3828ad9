package io.muster.application.testing.fake;

import io.muster.application.port.out.event.EventFeed;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record InMemoryEventFeed(InMemoryUnitOfWork unitOfWork) implements EventFeed {
    @Override
    public Slice<Event> after(OrganizationId organization, long sequence, int limit) {
        return Slice.of(
                events(organization).stream()
                        .filter(event -> event.sequence() > sequence)
                        .toList(),
                limit,
                event -> bytes(event.data()));
    }

    static long bytes(EventData data) {
        return data.fields().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public long head(OrganizationId organization) {
        return unitOfWork.state().heads.getOrDefault(organization, 0L);
    }

    @Override
    public long lock(OrganizationId organization) {
        return head(organization);
    }

    @Override
    public Optional<Long> tryLock(OrganizationId organization) {
        return unitOfWork.state().deleted.containsKey(organization)
                ? Optional.empty()
                : Optional.of(head(organization));
    }

    @Override
    public void append(OrganizationId organization, List<Event> events) {
        events(organization).addAll(events);
        events.forEach(event -> unitOfWork.state().heads.put(organization, event.sequence()));
    }

    @Override
    public Optional<Map<UserId, EffectiveAccess>> publishedAccess(
            OrganizationId organization, Collection<UserId> users) {
        Map<UserId, EffectiveAccess> known = new HashMap<>();
        unitOfWork.state().published.forEach((published, access) -> {
            if (published.organization().equals(organization) && users.contains(published.user())) {
                known.put(published.user(), access);
            }
        });
        return Slice.of(List.copyOf(known.values()), known.size(), InMemoryEventFeed::bytes)
                        .more()
                ? Optional.empty()
                : Optional.of(known);
    }

    @Override
    public Slice<Published> publishedPage(OrganizationId organization, Optional<UserId> after, int limit) {
        List<Published> rows = unitOfWork.state().published.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization))
                .map(entry -> new Published(entry.getKey().user(), entry.getValue()))
                .filter(published -> after.filter(
                                last -> published.user().toString().compareTo(last.toString()) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(published -> published.user().toString()))
                .toList();
        return Slice.of(rows, limit, published -> bytes(published.access()));
    }

    private static long bytes(EffectiveAccess access) {
        return 37L * access.workspaces().size();
    }

    @Override
    public void recordPublished(OrganizationId organization, Map<UserId, EffectiveAccess> accesses) {
        accesses.forEach((user, access) -> {
            InMemoryState.Published published = new InMemoryState.Published(organization, user);
            if (access.active()) {
                unitOfWork.state().published.put(published, access);
            } else {
                unitOfWork.state().published.remove(published);
            }
        });
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Event> old = events(organization).stream()
                .takeWhile(event -> event.at().isBefore(before))
                .limit(limit)
                .toList();
        events(organization).removeAll(old);
        return old.size();
    }

    @Override
    public void prepare(Instant now) {
        // there are no partitions
    }

    private List<Event> events(OrganizationId organization) {
        return unitOfWork.state().events.computeIfAbsent(organization, unused -> new ArrayList<>());
    }
}
