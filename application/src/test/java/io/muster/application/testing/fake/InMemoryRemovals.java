package io.muster.application.testing.fake;

import io.muster.application.port.out.removal.Removals;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

record InMemoryRemovals(InMemoryUnitOfWork unitOfWork) implements Removals {
    @Override
    public Supplier<RemovalCounter> counter(OrganizationId organization) {
        return () -> lock(organization);
    }

    @Override
    public RemovalCounter lock(OrganizationId organization) {
        return unitOfWork
                .state()
                .removalCounters
                .getOrDefault(organization, new RemovalCounter(organization, Optional.empty(), 0, Optional.empty()));
    }

    @Override
    public void save(RemovalCounter counter) {
        unitOfWork.state().removalCounters.put(counter.organization(), counter);
    }

    @Override
    public long membersWithAccess(OrganizationId organization, Instant now) {
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization) && user.hasAccessAt(now))
                .count();
    }

    @Override
    public void add(Removal removal) {
        unitOfWork.state().removals.add(removal);
    }

    @Override
    public void save(Removal removal) {
        unitOfWork
                .state()
                .removals
                .replaceAll(old -> old.organization().equals(removal.organization()) && old.number() == removal.number()
                        ? removal
                        : old);
    }

    @Override
    public Optional<Removal> find(OrganizationId organization, long number) {
        return of(organization).filter(removal -> removal.number() == number).findFirst();
    }

    @Override
    public Optional<Removal> open(OrganizationId organization, UserId user) {
        return of(organization)
                .filter(removal -> removal.user().equals(user) && removal.due().isPresent())
                .findFirst();
    }

    @Override
    public Slice<Removal> page(
            OrganizationId organization, Optional<Removal.State> state, Optional<Long> before, int limit) {
        List<Removal> following = of(organization)
                .filter(removal ->
                        state.filter(wanted -> wanted != removal.state()).isEmpty())
                .filter(removal ->
                        before.filter(last -> removal.number() >= last).isEmpty())
                .toList();
        return Slice.of(following, limit, Removal::bytes);
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().removals.stream()
                        .filter(removal -> !unitOfWork.state().deleted.containsKey(removal.organization()))
                        .filter(removal ->
                                removal.due().filter(due -> !due.isAfter(now)).isPresent())
                        .map(Removal::organization),
                after,
                limit);
    }

    @Override
    public List<OrganizationId> organizationsWithOld(Instant before, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().removals.stream()
                        .filter(removal -> isOld(removal, before))
                        .map(Removal::organization),
                after,
                limit);
    }

    private static boolean isOld(Removal removal, Instant before) {
        return removal.due().isEmpty() && removal.source().at().isBefore(before);
    }

    @Override
    public List<Removal> due(OrganizationId organization, Instant now, int limit) {
        return of(organization)
                .filter(removal ->
                        removal.due().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(removal -> removal.due().orElseThrow()))
                .limit(limit)
                .toList();
    }

    @Override
    public void rejectHeld(OrganizationId organization, Provenance decided) {
        of(organization)
                .filter(removal -> removal.state() == Removal.State.HELD)
                .toList()
                .forEach(removal -> save(new Removal(
                        organization,
                        removal.number(),
                        removal.user(),
                        removal.label(),
                        removal.kind(),
                        removal.source(),
                        Removal.State.REJECTED,
                        Optional.of(decided.at()),
                        Optional.of(decided))));
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Removal> old = of(organization)
                .filter(removal -> isOld(removal, before))
                .limit(limit)
                .toList();
        unitOfWork.state().removals.removeAll(old);
        return old.size();
    }

    /** Returns the removals of an organization, newest first. */
    private Stream<Removal> of(OrganizationId organization) {
        return unitOfWork.state().removals.stream()
                .filter(removal -> removal.organization().equals(organization))
                .sorted(Collections.reverseOrder(Comparator.comparing(Removal::number)));
    }
}
