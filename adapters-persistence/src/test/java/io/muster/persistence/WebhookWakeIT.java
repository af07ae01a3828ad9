package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A webhook that is served while an event is published. Its clock stands still, so that nothing is due later. */
class WebhookWakeIT {
    private final Ports ports = Databases.ports(Databases.separatePostgres().database());
    private final OrganizationId acme = Fixtures.newOrganization(ports);
    private final Receiver receiver = new Receiver();
    private final UseCases useCases = TestUseCases.aWorld()
            .with(receiver)
            .useCases(ports, new Environment(() -> NOON, Fixtures::newId, byte[]::new));
    private final DeliverWebhooks delivery = useCases.deliverWebhooks();
    private final CountDownLatch woken = new CountDownLatch(1);
    private final CountDownLatch served = new CountDownLatch(1);

    @Test
    void eventPublishedWhileADueWebhookFindsNothingIsSentAtOnce() throws Exception {
        useCases.manageWebhooks()
                .create(new Operator("operator"), acme, WebhookUrl.of("https://receiver.example/hook"), "receiver");
        ExecutorService executor = Executors.newSingleThreadExecutor();

        Future<?> publisher = executor.submit(() -> ports.unitOfWork().run(this::publish));
        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        deliver();
        assertThat(receiver.received).isEmpty();
        served.countDown();
        publisher.get(10, TimeUnit.SECONDS);
        deliver();

        assertThat(receiver.received).containsExactly(1L);
        assertThat(delivery.due(10)).isEmpty();
        executor.shutdownNow();
    }

    /** Commits only after the webhook has been served. */
    private void publish() {
        long sequence = ports.eventFeed().lock(acme) + 1;
        ports.eventFeed()
                .append(
                        acme,
                        List.of(new Event(
                                acme,
                                sequence,
                                Fixtures.newId(),
                                EventType.MEMBER_CREATED.name(),
                                "members/1",
                                NOON,
                                EventData.NONE)));
        ports.webhookQueue().wake(acme, NOON);
        woken.countDown();
        try {
            assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private void deliver() {
        delivery.due(10).forEach(Runnable::run);
    }

    private static final class Receiver implements WebhookSender {
        private final LinkedBlockingQueue<Long> received = new LinkedBlockingQueue<>();

        @Override
        public void check(WebhookUrl url) {
            // every address is public enough for a test
        }

        @Override
        public DeliveryResponse send(WebhookUrl url, Event event, Signing signing) {
            received.add(event.sequence());
            return DeliveryResponse.status(204);
        }
    }
}
