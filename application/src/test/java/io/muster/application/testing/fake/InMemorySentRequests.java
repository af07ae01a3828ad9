package io.muster.application.testing.fake;

import io.muster.application.port.out.synclog.SentRequests;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

record InMemorySentRequests(InMemoryUnitOfWork unitOfWork) implements SentRequests {
    /** A request with its organization. */
    record Stored(OrganizationId organization, Kept kept) {}

    @Override
    public void add(OrganizationId organization, UUID entry, Instant at, SealedSecret sealed) {
        unitOfWork.state().sentRequests.put(entry, new Stored(organization, new Kept(at, sealed)));
    }

    @Override
    public Optional<Kept> find(OrganizationId organization, UUID entry) {
        return of(organization)
                .filter(stored -> stored.getKey().equals(entry))
                .map(stored -> stored.getValue().kept())
                .findFirst();
    }

    @Override
    public void trim(OrganizationId organization, int kept) {
        List<UUID> old = of(organization)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((UUID id) -> id, InMemoryState.BY_BYTES)
                        .reversed())
                .skip(kept)
                .toList();
        unitOfWork.state().sentRequests.keySet().removeAll(old);
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<UUID> old = of(organization)
                .filter(stored -> stored.getValue().kept().at().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        unitOfWork.state().sentRequests.keySet().removeAll(old);
        return old.size();
    }

    private Stream<Map.Entry<UUID, Stored>> of(OrganizationId organization) {
        return unitOfWork.state().sentRequests.entrySet().stream()
                .filter(stored -> stored.getValue().organization().equals(organization));
    }
}
