package io.muster.application.testing.fake;

import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryPublishingAttempts(InMemoryUnitOfWork unitOfWork) implements PublishingAttempts {
    @Override
    public PublishingState state(OrganizationId organization) {
        return unitOfWork.state().publishing.getOrDefault(organization, PublishingState.GOOD);
    }

    @Override
    public void save(OrganizationId organization, PublishingState state) {
        unitOfWork.state().publishing.put(organization, state);
    }

    @Override
    public Optional<Oldest> oldest(OrganizationId organization) {
        return pending(organization)
                .map(entry -> unitOfWork
                        .state()
                        .attempts
                        .getOrDefault(
                                entry.getKey(),
                                new Oldest(
                                        entry.getKey(),
                                        type(entry.getValue()),
                                        subject(entry.getValue()),
                                        0,
                                        Optional.empty())))
                .findFirst();
    }

    @Override
    public long last(OrganizationId organization, int number) {
        return pending(organization).limit(number).map(Map.Entry::getKey).reduce(0L, (before, after) -> after);
    }

    @Override
    public void save(OrganizationId organization, Oldest attempted) {
        unitOfWork.state().attempts.put(attempted.position(), attempted);
    }

    @Override
    public void withhold(OrganizationId organization, long position, String reason, Instant now) {
        PendingEvent pending = unitOfWork.state().outbox.remove(position);
        unitOfWork.state().progress.remove(position);
        unitOfWork.state().attempts.remove(position);
        unitOfWork
                .state()
                .withheld
                .put(
                        position,
                        new InMemoryState.WithheldEvent(
                                pending, new Withheld(position, type(pending), subject(pending), reason, now)));
    }

    @Override
    public Slice<Withheld> withheld(OrganizationId organization, Optional<Long> after, int limit) {
        return Slice.of(
                all(organization)
                        .map(InMemoryState.WithheldEvent::described)
                        .filter(event -> event.position() > after.orElse(0L))
                        .toList(),
                limit);
    }

    @Override
    public boolean release(OrganizationId organization, long position) {
        Optional<PendingEvent> found = all(organization)
                .filter(event -> event.described().position() == position)
                .map(InMemoryState.WithheldEvent::pending)
                .findFirst();
        found.ifPresent(pending -> {
            unitOfWork.state().withheld.remove(position);
            unitOfWork.state().outbox.put(++unitOfWork.state().lastPosition, pending);
        });
        return found.isPresent();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Long> old = all(organization)
                .map(InMemoryState.WithheldEvent::described)
                .filter(event -> event.at().isBefore(before))
                .map(Withheld::position)
                .limit(limit)
                .toList();
        old.forEach(unitOfWork.state().withheld::remove);
        return old.size();
    }

    private Stream<Map.Entry<Long, PendingEvent>> pending(OrganizationId organization) {
        return unitOfWork.state().outbox.entrySet().stream()
                .filter(entry -> entry.getValue().organization().equals(organization));
    }

    private Stream<InMemoryState.WithheldEvent> all(OrganizationId organization) {
        return unitOfWork.state().withheld.values().stream()
                .filter(event -> event.pending().organization().equals(organization));
    }

    private static Optional<String> type(PendingEvent pending) {
        return pending.event().map(EventDraft::type);
    }

    private static String subject(PendingEvent pending) {
        return pending.event().map(EventDraft::subject).orElseGet(() -> subject(pending.audience()));
    }

    private static String subject(Audience audience) {
        if (audience instanceof Audience.Member member) {
            return "members/" + member.user();
        }
        return audience instanceof Audience.Group group ? "groups/" + group.group() : "members";
    }
}
