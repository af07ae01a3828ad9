package io.muster.application.testing.fake;

import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.text.Folding;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemorySyncLog(InMemoryUnitOfWork unitOfWork) implements SyncLog {
    @Override
    public void append(SyncEntry entry) {
        unitOfWork.state().log.put(entry.id(), entry);
    }

    @Override
    public Slice<SyncEntry> search(OrganizationId organization, SyncLogQuery query) {
        Stream<SyncEntry> entries = of(organization)
                .sorted(Collections.reverseOrder(Comparator.comparing(SyncEntry::id, InMemoryState.BY_BYTES)))
                .filter(entry -> meets(entry, query));
        return Slice.of(entries.iterator(), query.limit(), SyncEntry::bytes);
    }

    @Override
    public Optional<SyncEntry> find(OrganizationId organization, UUID id) {
        return of(organization).filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public List<SyncEntry> about(
            OrganizationId organization,
            SyncResource.Type type,
            Collection<String> ids,
            Collection<String> names,
            int limit) {
        Set<String> keys = names.stream().map(FailingResource::nameKey).collect(Collectors.toSet());
        return of(organization)
                .filter(entry -> entry.resource().type() == type)
                .filter(entry -> entry.resource().id().filter(ids::contains).isPresent()
                        || entry.resource()
                                .display()
                                .map(FailingResource::nameKey)
                                .filter(keys::contains)
                                .isPresent())
                .sorted(Collections.reverseOrder(Comparator.comparing(SyncEntry::id, InMemoryState.BY_BYTES)))
                .limit(limit)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<SyncEntry> old = of(organization)
                .filter(entry -> entry.at().isBefore(before))
                .sorted(Comparator.comparing(SyncEntry::at))
                .limit(limit)
                .toList();
        old.forEach(entry -> unitOfWork.state().log.remove(entry.id()));
        return old.size();
    }

    @Override
    public void prepare(Instant now) {
        // there are no partitions
    }

    private Stream<SyncEntry> of(OrganizationId organization) {
        return unitOfWork.state().log.values().stream()
                .filter(entry -> entry.organization().equals(organization));
    }

    private static boolean meets(SyncEntry entry, SyncLogQuery query) {
        return query.status().filter(status -> entry.status() != status).isEmpty()
                && query.action().filter(action -> entry.action() != action).isEmpty()
                && query.resourceType()
                        .filter(type -> entry.resource().type() != type)
                        .isEmpty()
                && query.resourceId()
                        .filter(id -> !entry.resource().id().equals(Optional.of(id)))
                        .isEmpty()
                && query.cause()
                        .filter(cause -> entry.failureCause()
                                .filter(failed -> failed.key().equals(cause))
                                .isEmpty())
                        .isEmpty()
                && query.from().filter(from -> entry.at().isBefore(from)).isEmpty()
                && query.until().filter(until -> !entry.at().isBefore(until)).isEmpty()
                && query.before()
                        .filter(last -> InMemoryState.BY_BYTES.compare(entry.id(), last) >= 0)
                        .isEmpty()
                && query.text().filter(text -> !meets(entry, text)).isEmpty();
    }

    private static boolean meets(SyncEntry entry, String text) {
        return entry.requestId().equals(text)
                || entry.resource()
                        .display()
                        .filter(display -> Folding.fold(display).startsWith(Folding.fold(text)))
                        .isPresent();
    }
}
