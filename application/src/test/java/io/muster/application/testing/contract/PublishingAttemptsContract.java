package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.port.out.event.PublishingAttempts.Oldest;
import io.muster.application.port.out.event.PublishingAttempts.Withheld;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface PublishingAttemptsContract {
    Ports ports();

    @Test
    default void stateOfAttemptsIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        PublishingState state = PublishingState.GOOD.started(NOON, 7);

        assertThat(state(acme)).isEqualTo(PublishingState.GOOD);
        ports().unitOfWork().run(() -> ports().publishingAttempts().save(acme, state));
        assertThat(state(acme)).isEqualTo(state);
        ports().unitOfWork().run(() -> ports().publishingAttempts().save(acme, PublishingState.GOOD));

        assertThat(state(acme)).isEqualTo(PublishingState.GOOD);
        assertThat(state(Fixtures.newOrganization(ports()))).isEqualTo(PublishingState.GOOD);
    }

    @Test
    default void oldestPendingEventIsDescribedWithItsAttempts() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        assertThat(oldest(acme)).isEmpty();
        assertThat(last(acme, 5)).isZero();
        add(
                event(acme),
                PendingEvent.of(acme, new Audience.Member(ana)),
                PendingEvent.of(acme, new Audience.Everybody()));
        List<Waiting> waiting = waiting(acme);

        Oldest first = oldest(acme).orElseThrow();
        assertThat(first)
                .isEqualTo(new Oldest(
                        waiting.get(0).position(), Optional.of("GROUP_CREATED"), "groups/1", 0, Optional.empty()));
        assertThat(last(acme, 2)).isEqualTo(waiting.get(1).position());
        assertThat(last(acme, 9)).isEqualTo(waiting.get(2).position());

        Oldest failed = first.attempted(2, Optional.of("x".repeat(256)));
        ports().unitOfWork().run(() -> ports().publishingAttempts().save(acme, failed));
        assertThat(oldest(acme)).contains(failed);

        ports().unitOfWork().run(() -> ports().outbox().remove(acme, List.of(first.position())));
        assertThat(oldest(acme))
                .contains(
                        new Oldest(waiting.get(1).position(), Optional.empty(), "members/" + ana, 0, Optional.empty()));
        ports().unitOfWork()
                .run(() -> ports().outbox().remove(acme, List.of(waiting.get(1).position())));
        assertThat(oldest(acme).map(Oldest::subject)).contains("members");
    }

    @Test
    default void withheldEventIsPendingNoLongerUntilItIsReleased() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        PendingEvent first = event(acme);
        PendingEvent second = event(acme);
        add(first, second);
        long position = waiting(acme).get(0).position();

        ports().unitOfWork().run(() -> ports().publishingAttempts().withhold(acme, position, "It fails", NOON));

        assertThat(waiting(acme)).extracting(Waiting::pending).containsExactly(second);
        assertThat(withheld(acme, Optional.empty()))
                .containsExactly(new Withheld(position, Optional.of("GROUP_CREATED"), "groups/1", "It fails", NOON));
        assertThat(withheld(acme, Optional.of(position))).isEmpty();
        assertThat(withheld(other, Optional.empty())).isEmpty();
        assertThat(release(other, position)).isFalse();
        assertThat(release(acme, position)).isTrue();

        assertThat(release(acme, position)).isFalse();
        assertThat(withheld(acme, Optional.empty())).isEmpty();
        assertThat(waiting(acme)).extracting(Waiting::pending).containsExactly(second, first);
    }

    @Test
    default void oldWithheldEventsArePurged() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        add(event(acme), event(acme));
        List<Waiting> waiting = waiting(acme);
        ports().unitOfWork().run(() -> {
            ports().publishingAttempts().withhold(acme, waiting.get(0).position(), "It fails", NOON);
            ports().publishingAttempts().withhold(acme, waiting.get(1).position(), "It fails", NOON.plusSeconds(9));
        });

        assertThat(purge(acme)).isOne();
        assertThat(purge(acme)).isZero();
        assertThat(withheld(acme, Optional.empty()))
                .extracting(Withheld::position)
                .containsExactly(waiting.get(1).position());
    }

    private int purge(OrganizationId organization) {
        return ports().unitOfWork()
                .write(() -> ports().publishingAttempts().purge(organization, NOON.plusSeconds(5), 10));
    }

    private boolean release(OrganizationId organization, long position) {
        return ports().unitOfWork().write(() -> ports().publishingAttempts().release(organization, position));
    }

    private PublishingState state(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().publishingAttempts().state(organization));
    }

    private Optional<Oldest> oldest(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().publishingAttempts().oldest(organization));
    }

    private long last(OrganizationId organization, int number) {
        return ports().unitOfWork().read(() -> ports().publishingAttempts().last(organization, number));
    }

    private List<Withheld> withheld(OrganizationId organization, Optional<Long> after) {
        return ports().unitOfWork().read(() -> ports().publishingAttempts()
                .withheld(organization, after, 10)
                .items());
    }

    private List<Waiting> waiting(OrganizationId organization) {
        return ports().unitOfWork()
                .read(() -> ports().outbox().waiting(organization, 100).items());
    }

    private void add(PendingEvent... events) {
        ports().unitOfWork().run(() -> ports().outbox().add(List.of(events)));
    }

    private static PendingEvent event(OrganizationId organization) {
        return new PendingEvent(
                organization,
                Optional.of(new EventDraft(
                        Fixtures.newId(),
                        EventType.GROUP_CREATED.name(),
                        "groups/1",
                        NOON,
                        EventData.NONE.with("a", "b"))),
                new Audience.Nobody());
    }
}
