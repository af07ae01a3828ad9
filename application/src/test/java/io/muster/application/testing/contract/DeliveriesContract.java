package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.Deliveries.Backlog;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public interface DeliveriesContract {
    Ports ports();

    @Test
    default void deliveriesToRetryAreListedNextAttemptFirst() {
        Webhook webhook = newWebhook();
        Delivery later = failed(webhook, 1, 2);
        Delivery sooner = failed(webhook, 2, 0);
        Hooks.put(ports(), later, sooner, Hooks.deadLetter(webhook, 3));

        assertThat(retrying(webhook, 10)).containsExactly(sooner, later);
        assertThat(retrying(webhook, 1)).containsExactly(sooner);
    }

    @Test
    default void laterDeliveryOfAnEventReplacesTheEarlierOne() {
        Webhook webhook = newWebhook();
        Delivery first = failed(webhook, 2, 0);
        Hooks.put(ports(), first);
        Delivery again = first.failedAgain(DeliveryResponse.status(500), NOON.plusSeconds(9), 0);

        Hooks.put(ports(), again);

        assertThat(retrying(webhook, 10)).containsExactly(again);
        assertThat(ports().unitOfWork().read(() -> ports().deliveries().find(webhook.organization(), webhook.id(), 2)))
                .contains(again);
    }

    @Test
    default void removedDeliveryIsNoLongerRetried() {
        Webhook webhook = newWebhook();
        Delivery kept = failed(webhook, 1, 0);
        Delivery removed = failed(webhook, 2, 0);
        Hooks.put(ports(), kept, removed);

        ports().unitOfWork().run(() -> ports().deliveries().remove(removed));

        assertThat(retrying(webhook, 10)).containsExactly(kept);
    }

    @Test
    default void deadLettersAreListedPageByPageInTheOrderOfEvents() {
        Webhook webhook = newWebhook();
        LongStream.rangeClosed(1, 5).forEach(sequence -> Hooks.put(ports(), Hooks.deadLetter(webhook, sequence)));

        assertThat(deadLetters(webhook, 0, 3)).extracting(Delivery::sequence).containsExactly(1L, 2L, 3L);
        assertThat(deadLetters(webhook, 3, 3))
                .containsExactly(Hooks.deadLetter(webhook, 4), Hooks.deadLetter(webhook, 5));
    }

    @Test
    default void replayedDeadLettersAreDueAtOnce() {
        Webhook webhook = newWebhook();
        Hooks.put(ports(), Hooks.deadLetter(webhook, 1), Hooks.deadLetter(webhook, 2));

        int replayed = ports().unitOfWork()
                .write(() -> ports().deliveries().replayDeadLetters(webhook.organization(), webhook.id(), NOON));

        assertThat(replayed).isEqualTo(2);
        assertThat(deadLetters(webhook, 0, 10)).isEmpty();
        assertThat(retrying(webhook, 10)).contains(Hooks.deadLetter(webhook, 2).replayed(NOON));
    }

    @Test
    default void backlogsCountRetriesAndDeadLettersOfEachWebhook() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(acme));
        Webhook other = Hooks.added(ports(), Hooks.webhook(acme));
        Hooks.put(
                ports(),
                failed(webhook, 1, 0),
                Hooks.deadLetter(webhook, 2),
                Hooks.deadLetter(webhook, 3),
                Hooks.deadLetter(other, 1));

        assertThat(ports().unitOfWork().read(() -> ports().deliveries().backlogs(acme)))
                .containsEntry(webhook.id(), new Backlog(1, 2))
                .containsEntry(other.id(), new Backlog(0, 1));
    }

    @Test
    default void onlyOldDeadLettersOfTheOrganizationAreForgotten() {
        Webhook webhook = newWebhook();
        Webhook theirs = newWebhook();
        Delivery retrying = failed(webhook, 1, 0);
        Delivery old = deadAt(webhook, 2, NOON);
        Delivery older = deadAt(webhook, 3, NOON.minusSeconds(1));
        Delivery young = deadAt(webhook, 4, NOON.plusSeconds(1));
        Hooks.put(ports(), retrying, old, older, young);
        Hooks.put(ports(), deadAt(theirs, 1, NOON));

        assertThat(forgotten(webhook, NOON.plusSeconds(1), 1)).isOne();
        assertThat(deadLetters(webhook, 0, 10)).hasSize(2).contains(young);
        assertThat(forgotten(webhook, NOON.plusSeconds(1), 10)).isOne();
        assertThat(deadLetters(webhook, 0, 10)).containsExactly(young);
        assertThat(retrying(webhook, 10)).containsExactly(retrying);
        assertThat(deadLetters(theirs, 0, 10)).hasSize(1);
    }

    private int forgotten(Webhook webhook, Instant before, int limit) {
        return ports().unitOfWork()
                .write(() -> ports().deliveries().purgeDeadLetters(webhook.organization(), before, limit));
    }

    private static Delivery deadAt(Webhook webhook, long sequence, Instant at) {
        DeliveryResponse refused = DeliveryResponse.status(500);
        return Delivery.failed(webhook, sequence, refused, at, 0).abandoned(refused, at);
    }

    private Webhook newWebhook() {
        return Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));
    }

    private static Delivery failed(Webhook webhook, long sequence, int secondsAfterNoon) {
        return Delivery.failed(
                webhook, sequence, DeliveryResponse.failure("no answer"), NOON.plusSeconds(secondsAfterNoon), 0);
    }

    private List<Delivery> retrying(Webhook webhook, int limit) {
        return ports().unitOfWork()
                .read(() -> ports().deliveries().retrying(webhook.organization(), webhook.id(), limit));
    }

    private List<Delivery> deadLetters(Webhook webhook, long after, int limit) {
        return ports().unitOfWork().read(() -> ports().deliveries()
                .deadLetters(webhook.organization(), webhook.id(), after, limit)
                .items());
    }
}
