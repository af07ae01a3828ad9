package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface OutboxContract {
    Ports ports();

    @Test
    default void pendingEventsWaitInTheOrderOfTheirAddition() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<PendingEvent> added = List.of(
                event(acme, new Audience.Nobody()),
                event(acme, new Audience.Member(new UserId(Fixtures.newId()))),
                PendingEvent.of(acme, new Audience.Group(group(acme, "g").id())),
                PendingEvent.of(acme, new Audience.Everybody()));

        ports().unitOfWork().run(() -> ports().outbox().add(added));

        assertThat(waiting(acme)).extracting(Waiting::pending).containsExactlyElementsOf(added);
    }

    @Test
    default void manyPendingEventsWaitInTheOrderOfTheirAddition() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<PendingEvent> many = new ArrayList<>();
        for (int number = 0; number < 350; number++) {
            many.add(PendingEvent.of(acme, new Audience.Member(new UserId(Fixtures.newId()))));
        }

        ports().unitOfWork().run(() -> ports().outbox().add(many));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().outbox().waiting(acme, 1_000).items()))
                .extracting(Waiting::pending)
                .containsExactlyElementsOf(many);
    }

    @Test
    default void largePendingEventsAreReadAFewAtATime() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        EventData data = EventData.NONE.with("text", "x".repeat(600_000));
        List<PendingEvent> large = Stream.generate(() -> new PendingEvent(
                        acme,
                        Optional.of(new EventDraft(
                                Fixtures.newId(), EventType.GROUP_CREATED.name(), "groups/1", NOON, data)),
                        new Audience.Nobody()))
                .limit(3)
                .toList();
        ports().unitOfWork().run(() -> ports().outbox().add(large));

        Slice<Waiting> first = ports().unitOfWork().read(() -> ports().outbox().waiting(acme, 500));

        assertThat(first.items()).extracting(Waiting::pending).isEqualTo(large.subList(0, 2));
        assertThat(first.more()).isTrue();
    }

    @Test
    default void pendingEventsOfAFailedUnitOfWorkDoNotWait() {
        OrganizationId acme = Fixtures.newOrganization(ports());

        assertThatThrownBy(() -> ports().unitOfWork().run(() -> {
                    ports().outbox().add(List.of(event(acme, new Audience.Nobody())));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(waiting(acme)).isEmpty();
    }

    @Test
    default void pendingEventsWaitInTheirOwnOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());

        pending(event(acme, new Audience.Nobody()));

        assertThat(waiting(other)).isEmpty();
        assertThat(ports().unitOfWork().read(() -> ports().outbox().organizations(Optional.empty(), 10_000)))
                .contains(acme)
                .doesNotContain(other);
    }

    @Test
    default void progressIsStoredWithThePendingEvent() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId last = new UserId(Fixtures.newId());
        pending(PendingEvent.of(acme, new Audience.Everybody()));
        Waiting before = waiting(acme).get(0);

        ports().unitOfWork().run(() -> ports().outbox().progressed(acme, before.position(), last));

        assertThat(waiting(acme)).containsExactly(new Waiting(before.position(), before.pending(), Optional.of(last)));
    }

    @Test
    default void removedPendingEventsNoLongerWait() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        pending(event(acme, new Audience.Nobody()));
        pending(event(acme, new Audience.Nobody()));
        PendingEvent last = pending(event(acme, new Audience.Nobody()));
        List<Long> first =
                waiting(acme).stream().limit(2).map(Waiting::position).toList();

        ports().unitOfWork().run(() -> ports().outbox().remove(acme, first));

        assertThat(waiting(acme)).extracting(Waiting::pending).containsExactly(last);
    }

    @Test
    default void pendingEventIsAddedForEachMemberOfAGroup() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryGroup team = Mappings.team(ports(), acme, "Team", ana, ben);

        ports().unitOfWork().run(() -> ports().outbox().addForMembers(acme, team.id()));

        assertThat(waiting(acme))
                .extracting(waiting -> waiting.pending().audience())
                .containsExactlyInAnyOrder(new Audience.Member(ana.id()), new Audience.Member(ben.id()));
    }

    private PendingEvent pending(PendingEvent event) {
        ports().unitOfWork().run(() -> ports().outbox().add(List.of(event)));
        return event;
    }

    private List<Waiting> waiting(OrganizationId organization) {
        return ports().unitOfWork()
                .read(() -> ports().outbox().waiting(organization, 100).items());
    }

    private static PendingEvent event(OrganizationId organization, Audience audience) {
        EventData data = EventData.NONE
                .with("text", "Grüße \"\\")
                .with("flag", true)
                .with("no", false)
                .with("list", List.of("a", "b"));
        return new PendingEvent(
                organization,
                Optional.of(new EventDraft(Fixtures.newId(), EventType.GROUP_CREATED.name(), "groups/1", NOON, data)),
                audience);
    }
}
