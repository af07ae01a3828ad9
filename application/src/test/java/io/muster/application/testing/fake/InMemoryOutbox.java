package io.muster.application.testing.fake;

import io.muster.application.port.out.event.Outbox;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record InMemoryOutbox(InMemoryUnitOfWork unitOfWork) implements Outbox {
    @Override
    public void add(List<PendingEvent> events) {
        InMemoryState state = unitOfWork.state();
        events.forEach(event -> state.outbox.put(++state.lastPosition, event));
    }

    @Override
    public void addForMembers(OrganizationId organization, GroupId group) {
        add(unitOfWork.state().members.getOrDefault(group.value(), Map.of()).keySet().stream()
                .map(user -> PendingEvent.of(organization, new Audience.Member(new UserId(user))))
                .toList());
    }

    @Override
    public Slice<Waiting> waiting(OrganizationId organization, int limit) {
        InMemoryState state = unitOfWork.state();
        List<Waiting> rows = state.outbox.entrySet().stream()
                .filter(entry -> entry.getValue().organization().equals(organization))
                .map(entry -> new Waiting(
                        entry.getKey(), entry.getValue(), Optional.ofNullable(state.progress.get(entry.getKey()))))
                .toList();
        return Slice.of(rows, limit, waiting -> waiting.pending()
                .event()
                .map(event -> InMemoryEventFeed.bytes(event.data()))
                .orElse(0L));
    }

    @Override
    public void remove(OrganizationId organization, Collection<Long> positions) {
        positions.forEach(position -> {
            unitOfWork.state().outbox.remove(position);
            unitOfWork.state().progress.remove(position);
        });
    }

    @Override
    public void progressed(OrganizationId organization, long position, UserId last) {
        unitOfWork.state().progress.put(position, last);
    }

    @Override
    public List<OrganizationId> organizations(Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().outbox.values().stream().map(PendingEvent::organization), after, limit);
    }
}
