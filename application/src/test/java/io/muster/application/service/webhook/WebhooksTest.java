package io.muster.application.service.webhook;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks.Change;
import io.muster.application.port.in.webhook.ManageWebhooks.Status;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Refusals;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.SecretBox;
import io.muster.domain.webhook.Backoff;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Delivery to webhooks, with a receiver and a clock that each test controls. */
class WebhooksTest {
    private static final WebhookUrl URL = WebhookUrl.of("https://receiver.example/hook");
    private static final AdminCaller ADMIN = new Operator("operator");

    private final Ports ports = InMemoryPorts.create();
    private final OrganizationId acme = Fixtures.newOrganization(ports);
    private final Receiver receiver = new Receiver();
    private final SecretBox box = new SecretBox(new byte[32]);
    private final Environment environment = new Environment(this::now, Fixtures::newId, this::random);
    private final UseCases useCases =
            TestUseCases.aWorld().with(receiver).with(box).useCases(ports, environment);
    private final ManageWebhooks administration = useCases.manageWebhooks();
    private final DeliverWebhooks delivery = useCases.deliverWebhooks();

    private Instant now = NOON;
    private long randomness;

    @Test
    void eventsAfterTheCreationArriveInOrder() {
        happens(3);
        create();
        happens(2);

        deliver();

        assertThat(receiver.got()).containsExactly(4L, 5L);
        assertThat(status().waiting()).isZero();
        deliver();
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void longBacklogArrivesCompletely() {
        create();
        happens(175);

        deliver();

        assertThat(receiver.got()).hasSize(175).isSorted();
    }

    @Test
    void failedEventIsTriedAgainUntilItArrives() {
        create();
        receiver.answer = event -> 503;
        happens(1);
        deliver();
        passes(Duration.ofSeconds(4));
        deliver();
        assertThat(receiver.got()).containsExactly(1L);
        assertThat(status().retrying()).isOne();

        receiver.answer = event -> 200;
        passes(Duration.ofSeconds(2));
        deliver();

        assertThat(receiver.got()).containsExactly(1L, 1L);
        assertThat(status().retrying()).isZero();
        assertThat(status().webhook().progress().failures()).isZero();
    }

    @Test
    void refusedEventDoesNotDelayOthers() {
        create();
        receiver.answer = event -> event.sequence() == 2 ? 500 : 204;
        happens(4);

        deliver();

        assertThat(receiver.got()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(status().waiting()).isZero();
        assertThat(status().retrying()).isOne();
    }

    @Test
    void eventThatCannotBeSentDoesNotDelayOthers() {
        create();
        receiver.answer = event -> {
            if (event.sequence() == 2) {
                throw new IllegalStateException("no");
            }
            return 204;
        };
        happens(4);

        deliver();

        assertThat(receiver.got()).contains(1L, 3L, 4L);
        assertThat(status().waiting()).isZero();
        assertThat(status().retrying()).isOne();
    }

    @Test
    void eventRefusedFor24HoursBecomesADeadLetter() {
        create();
        receiver.answer = event -> 500;
        happens(1);
        elapses(Duration.ofHours(24).minusMinutes(2), Duration.ofSeconds(61));
        assertThat(deadLetters()).isEmpty();
        elapses(Duration.ofMinutes(10), Duration.ofSeconds(61));

        assertThat(deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.sequence()).isOne();
            assertThat(dead.attempts()).isEqualTo(11);
            assertThat(dead.lastResponse()).isEqualTo(DeliveryResponse.status(500));
            assertThat(Duration.between(dead.firstAttemptAt(), dead.lastAttemptAt()))
                    .isBetween(Backoff.WINDOW, Backoff.WINDOW.plusMinutes(5));
        });
        int attempts = receiver.got().size();
        elapses(Duration.ofHours(24), Duration.ofMinutes(10));
        assertThat(receiver.got()).hasSize(attempts);
    }

    @Test
    void outageCostsFewAttemptsForManyEvents() {
        create();
        receiver.answer = event -> Receiver.SILENT;
        happens(1_000);

        elapses(Duration.ofHours(2), Duration.ofSeconds(30));

        assertThat(receiver.got().size()).isBetween(20, 40);
        assertThat(status().webhook().progress().pausedUntil()).isPresent();
        receiver.got.clear();
        receiver.answer = event -> 200;
        elapses(Duration.ofHours(3), Duration.ofSeconds(30));
        assertThat(receiver.got()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(status().retrying()).isZero();
        assertThat(status().waiting()).isZero();
    }

    @Test
    void repeatedlyRefusedEventsDoNotDelayNewOnes() {
        create();
        receiver.answer = event -> event.sequence() <= 50 ? 500 : 200;
        happens(50);
        elapses(Duration.ofHours(6), Duration.ofSeconds(30));
        assertThat(status().waiting()).isZero();

        for (long fresh = 51; fresh < 60; fresh++) {
            receiver.got.clear();
            happens(1);
            elapses(Duration.ofMinutes(5), Duration.ofSeconds(30));
            assertThat(receiver.got()).contains(fresh);
        }
        assertThat(status().retrying()).isEqualTo(50);
    }

    @Test
    void eventsPurgedBeforeTheyWereSentAreOneDeadLetter() {
        Webhook webhook = create();
        switched(webhook, false);
        happens(10);
        passes(Duration.ofSeconds(1));
        ports.unitOfWork().run(() -> ports.eventFeed().purge(acme, now, 8));
        switched(status().webhook(), true);

        deliver();

        assertThat(receiver.got()).containsExactly(9L, 10L);
        assertThat(deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.sequence()).isOne();
            assertThat(dead.lastResponse().toString()).contains("Events 1 to 8");
        });
        assertThat(administration.replayAfter(ADMIN, acme, webhook.id(), 0)).isEqualTo(2);
    }

    @Test
    void unreadableSecretIsAFailureThatNamesTheSetting() {
        Webhook webhook = create();
        DeliverWebhooks elsewhere = TestUseCases.aWorld()
                .with(receiver)
                .with(new SecretBox(other()))
                .useCases(ports, environment)
                .deliverWebhooks();
        happens(1);

        elsewhere.due(1).forEach(Runnable::run);

        assertThat(receiver.got()).isEmpty();
        assertThat(status().retrying()).isOne();
        assertThat(ports.unitOfWork().read(() -> ports.deliveries().retrying(acme, webhook.id(), 1)))
                .singleElement()
                .satisfies(
                        failed -> assertThat(failed.lastResponse().toString()).contains("another secret key"));
    }

    private static byte[] other() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 1);
        return key;
    }

    @Test
    void pausedWebhookIsProbedWithOneEvent() {
        create();
        receiver.answer = event -> 500;
        happens(20);
        deliver();
        assertThat(receiver.got()).containsExactly(1L, 2L, 3L, 4L, 5L);

        passes(Duration.ofSeconds(29));
        happens(1);
        deliver();
        assertThat(receiver.got()).hasSize(5);
        passes(Duration.ofSeconds(1));
        deliver();
        assertThat(receiver.got()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void bothSecretsSignUntilTheOverlapEnds() {
        Webhook webhook = create();
        SigningSecret first = receiver.issued;
        SigningSecret second =
                administration.rotateSecret(ADMIN, acme, webhook.id()).secret();
        happens(1);
        deliver();
        assertThat(receiver.lastSigning().secrets()).containsExactly(second, first);

        passes(Webhook.OVERLAP.minusSeconds(1));
        happens(1);
        deliver();
        assertThat(receiver.lastSigning().secrets()).containsExactly(second, first);
        passes(Duration.ofSeconds(1));
        happens(1);
        deliver();
        assertThat(receiver.lastSigning().secrets()).containsExactly(second);
        SigningSecret third =
                administration.rotateSecret(ADMIN, acme, webhook.id()).secret();
        assertRefused(Code.MODE_CONFLICT, () -> administration.rotateSecret(ADMIN, acme, webhook.id()));
        administration.endOverlap(ADMIN, acme, webhook.id());
        happens(1);
        deliver();
        assertThat(receiver.lastSigning().secrets()).containsExactly(third);
        assertThat(useCases.readAuditLog()
                        .page(ADMIN, Optional.of(acme), Optional.empty(), 10)
                        .items())
                .extracting(AuditEntry::action)
                .startsWith(AuditAction.WEBHOOK_OVERLAP_ENDED.name(), AuditAction.WEBHOOK_SECRET_ROTATED.name());
    }

    @Test
    void messageKeepsItsIdAndHasTheTimeOfTheAttempt() {
        create();
        receiver.answer = event -> 500;
        happens(1);
        deliver();
        Signing first = receiver.lastSigning();
        passes(Duration.ofSeconds(10));
        deliver();

        assertThat(first.at()).isEqualTo(NOON);
        assertThat(receiver.lastSigning().id()).isEqualTo(first.id());
        assertThat(receiver.lastSigning().at()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void goneReceiverIsSwitchedOffAndLosesNoEvent() {
        Webhook webhook = create();
        receiver.answer = event -> 410;
        happens(2);
        elapses(Duration.ofHours(1), Duration.ofMinutes(5));

        assertThat(receiver.got()).containsExactly(1L);
        assertThat(status().webhook().state()).isEqualTo(Webhook.State.GONE);
        receiver.answer = event -> 200;
        switched(webhook, true);
        deliver();
        assertThat(receiver.got()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void redirectIsAFailure() {
        create();
        receiver.answer = event -> 302;
        happens(1);
        deliver();

        assertThat(status().retrying()).isOne();
    }

    @Test
    void inactiveOrRemovedWebhookGetsNothing() {
        Webhook webhook = create();
        switched(webhook, false);
        happens(2);
        elapses(Duration.ofHours(1), Duration.ofMinutes(5));
        assertThat(receiver.got()).isEmpty();
        switched(webhook, true);
        deliver();
        assertThat(receiver.got()).containsExactly(1L, 2L);

        administration.remove(ADMIN, acme, webhook.id());
        happens(1);
        elapses(Duration.ofHours(1), Duration.ofMinutes(5));
        assertThat(receiver.got()).hasSize(2);
        assertThat(administration.list(ADMIN, acme)).isEmpty();
    }

    @Test
    void roundEndsWhenTheWebhookIsSwitchedOff() {
        Webhook webhook = create();
        happens(5);
        receiver.answer = event -> {
            if (event.sequence() == 2) {
                switched(webhook, false);
            }
            return 200;
        };
        deliver();

        assertThat(receiver.got()).containsExactly(1L, 2L);
        assertThat(status().webhook().progress().delivered()).isOne();
    }

    @Test
    void newAddressGetsEventsThatWereSentToTheOldOneMeanwhile() {
        Webhook webhook = create();
        WebhookUrl other = WebhookUrl.of("https://other.example/");
        happens(3);
        receiver.answer = event -> {
            if (event.sequence() == 2 && receiver.got().size() == 2) {
                change(webhook, new Change(Optional.of(other), Optional.empty(), Optional.empty()));
            }
            return 200;
        };
        deliver();

        assertThat(receiver.got()).containsExactly(1L, 2L, 2L, 3L);
        assertThat(receiver.urls).containsExactly(URL, URL, other, other);
    }

    @Test
    void unrecordedEventIsSentAgainAfterTheClaimExpires() {
        create();
        happens(1);
        List<Runnable> lost = delivery.due(10);
        assertThat(lost).hasSize(1);

        passes(WebhookDelivery.CLAIMED_FOR.minusSeconds(1));
        deliver();
        assertThat(receiver.got()).isEmpty();
        passes(Duration.ofSeconds(1));
        deliver();
        assertThat(receiver.got()).containsExactly(1L);
        lost.forEach(Runnable::run);
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void lostClaimRecordsNothing() {
        create();
        happens(2);
        receiver.answer = event -> {
            if (receiver.got().size() == 1) {
                passes(WebhookDelivery.CLAIMED_FOR);
                delivery.due(10);
            }
            return 200;
        };
        delivery.due(10).forEach(Runnable::run);

        assertThat(receiver.got()).containsExactly(1L);
        assertThat(status().webhook().progress().delivered()).isZero();
    }

    @Test
    void roundEndsAfterHalfAMinuteAndAnotherContinues() {
        create();
        happens(5);
        receiver.answer = event -> {
            passes(Duration.ofSeconds(14));
            return 200;
        };

        delivery.due(10).forEach(Runnable::run);
        assertThat(receiver.got()).containsExactly(1L, 2L, 3L);
        delivery.due(10).forEach(Runnable::run);
        assertThat(receiver.got()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void webhookThatWasNotWokenIsServedWithinMinutes() {
        create();
        deliver();
        append(event(1));

        passes(WebhookDelivery.IDLE);
        deliver();

        assertThat(receiver.got()).containsExactly(1L);
    }

    @Test
    void deadLettersAreReplayedSinglyOrTogether() {
        Webhook webhook = createWithDeadLetters();
        receiver.got.clear();
        receiver.answer = event -> 200;

        assertRefused(Code.NOT_FOUND, () -> administration.replayDeadLetter(ADMIN, acme, webhook.id(), 4));
        administration.replayDeadLetter(ADMIN, acme, webhook.id(), 2);
        deliver();
        assertThat(receiver.got()).containsExactly(2L);
        assertThat(deadLetters()).extracting(Delivery::sequence).containsExactly(1L, 3L);
        assertThat(administration.replayDeadLetters(ADMIN, acme, webhook.id())).isEqualTo(2);
        deliver();
        assertThat(receiver.got()).containsExactly(2L, 1L, 3L);
        assertThat(deadLetters()).isEmpty();
        assertThat(administration.replayDeadLetters(ADMIN, acme, webhook.id())).isZero();
    }

    @Test
    void eventsAfterANumberAreSentAgain() {
        Webhook webhook = createWithDeadLetters();
        receiver.answer = event -> 200;
        happens(2);
        deliver();
        receiver.got.clear();

        assertThat(administration.replayAfter(ADMIN, acme, webhook.id(), 1)).isEqualTo(4);
        deliver();

        assertThat(receiver.got()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(deadLetters()).extracting(Delivery::sequence).containsExactly(1L);
        assertRefused(Code.INVALID_VALUE, () -> administration.replayAfter(ADMIN, acme, webhook.id(), 6));
        assertRefused(Code.INVALID_VALUE, () -> administration.replayAfter(ADMIN, acme, webhook.id(), -1));
    }

    @Test
    void replayEndsAPause() {
        Webhook webhook = create();
        receiver.answer = event -> 500;
        happens(6);
        deliver();
        assertThat(status().webhook().progress().pausedAt(now)).isTrue();
        receiver.answer = event -> 200;
        receiver.got.clear();

        administration.replayAfter(ADMIN, acme, webhook.id(), 0);
        deliver();

        assertThat(receiver.got()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void purgedEventIsADeadLetter() {
        create();
        receiver.answer = event -> 500;
        happens(2);
        deliver();
        ports.unitOfWork().run(() -> ports.eventFeed().purge(acme, Instant.MAX, 1));
        passes(Duration.ofSeconds(10));
        deliver();

        assertThat(deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.sequence()).isOne();
            assertThat(dead.lastResponse().failure()).contains("The event is no longer kept");
        });
        assertThat(receiver.got()).containsExactly(1L, 2L, 2L);
    }

    @Test
    void webhooksOfOneOrganizationDoNotWaitForEachOther() {
        create();
        create();
        happens(1);

        assertThat(delivery.due(1)).hasSize(1);
        assertThat(delivery.due(10)).hasSize(1);
        assertThat(delivery.due(10)).isEmpty();
    }

    @Test
    void forbiddenAddressIsRefused() {
        Webhook webhook = create();
        receiver.forbidden = true;

        assertRefused(Code.INVALID_VALUE, () -> administration.create(ADMIN, acme, URL, ""));
        assertRefused(
                Code.INVALID_VALUE,
                () -> change(webhook, new Change(Optional.of(URL), Optional.empty(), Optional.empty())));
        change(webhook, new Change(Optional.empty(), Optional.of("words"), Optional.empty()));
        assertThat(status().webhook().description()).isEqualTo("words");
    }

    @Test
    void organizationHasAtMostTwentyWebhooks() {
        for (int number = 0; number < 20; number++) {
            create();
        }

        assertRefused(Code.MODE_CONFLICT, () -> administration.create(ADMIN, acme, URL, ""));
        administration.remove(ADMIN, acme, status().webhook().id());
        create();
    }

    @Test
    void keyForOneOrganizationOpensNoWebhooksOfAnother() {
        Webhook webhook = create();
        WebhookId id = webhook.id();
        OrganizationId other = Fixtures.newOrganization(ports);
        AdminCaller scoped = new OrganizationAdmin("other", Optional.empty(), other);
        Change nothing = new Change(Optional.empty(), Optional.empty(), Optional.empty());

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> administration.create(scoped, acme, URL, ""),
                () -> administration.list(scoped, acme),
                () -> administration.find(scoped, acme, id),
                () -> administration.find(scoped, other, id),
                () -> administration.change(scoped, acme, id, nothing),
                () -> administration.change(scoped, other, id, nothing),
                () -> administration.rotateSecret(scoped, acme, id),
                () -> administration.rotateSecret(scoped, other, id),
                () -> administration.endOverlap(scoped, acme, id),
                () -> administration.remove(scoped, acme, id),
                () -> administration.remove(scoped, other, id),
                () -> administration.deadLetters(scoped, acme, id, 0, 1),
                () -> administration.deadLetters(scoped, other, id, 0, 1),
                () -> administration.replayDeadLetter(scoped, acme, id, 1),
                () -> administration.replayDeadLetters(scoped, acme, id),
                () -> administration.replayDeadLetters(scoped, other, id),
                () -> administration.replayAfter(scoped, acme, id, 0))) {
            assertRefused(Code.NOT_FOUND, call);
        }
        assertThat(receiver.checks).isEqualTo(1);
    }

    private Webhook create() {
        var issued = administration.create(ADMIN, acme, URL, "receiver");
        receiver.issued = issued.secret();
        return issued.status().webhook();
    }

    private Webhook createWithDeadLetters() {
        Webhook webhook = create();
        receiver.answer = event -> 500;
        happens(3);
        elapses(Duration.ofHours(25), Duration.ofSeconds(61));
        assertThat(deadLetters()).hasSize(3);
        return webhook;
    }

    private void append(Event event) {
        ports.unitOfWork().run(() -> ports.eventFeed().append(event.organization(), List.of(event)));
    }

    private void happens(int number) {
        for (int more = 0; more < number; more++) {
            append(event(ports.unitOfWork().read(() -> ports.eventFeed().head(acme)) + 1));
        }
        ports.unitOfWork().run(() -> ports.webhookQueue().wake(acme, now));
    }

    private Event event(long sequence) {
        return new Event(
                acme, sequence, Fixtures.newId(), EventType.MEMBER_CREATED.name(), "members/1", now, EventData.NONE);
    }

    /** As the scheduler does it, until nothing is due. */
    private void deliver() {
        List<Runnable> due = delivery.due(3);
        while (!due.isEmpty()) {
            due.forEach(Runnable::run);
            due = delivery.due(3);
        }
    }

    private void elapses(Duration time, Duration step) {
        Instant end = now.plus(time);
        deliver();
        while (now.isBefore(end)) {
            passes(step);
            deliver();
        }
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void switched(Webhook webhook, boolean on) {
        change(webhook, new Change(Optional.empty(), Optional.empty(), Optional.of(on)));
    }

    private void change(Webhook webhook, Change change) {
        administration.change(ADMIN, acme, webhook.id(), change);
    }

    private Status status() {
        return administration.list(ADMIN, acme).get(0);
    }

    private List<Delivery> deadLetters() {
        return administration
                .deadLetters(ADMIN, acme, status().webhook().id(), 0, 100)
                .items();
    }

    private Instant now() {
        return now;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[Math.max(8, length)];
        ByteBuffer.wrap(bytes).putLong(++randomness);
        return Arrays.copyOf(bytes, length);
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        Refusals.assertRefused(code, call);
    }

    /** Remembers what it got, and answers with a status or not at all. */
    private static final class Receiver implements WebhookSender {
        static final int SILENT = 0;

        private final List<Event> got = new ArrayList<>();
        private final List<WebhookUrl> urls = new ArrayList<>();
        private final List<Signing> signings = new ArrayList<>();
        private ToIntFunction<Event> answer = event -> 200;
        private SigningSecret issued = new SigningSecret(new byte[SigningSecret.BYTES]);
        private boolean forbidden;
        private int checks;

        @Override
        public void check(WebhookUrl url) {
            checks++;
            if (forbidden) {
                throw Problem.invalidValue("not public");
            }
        }

        @Override
        public DeliveryResponse send(WebhookUrl url, Event event, Signing signing) {
            got.add(event);
            urls.add(url);
            signings.add(signing);
            int status = answer.applyAsInt(event);
            return status == SILENT
                    ? DeliveryResponse.failure("No answer within 15 seconds")
                    : DeliveryResponse.status(status);
        }

        List<Long> got() {
            return got.stream().map(Event::sequence).toList();
        }

        Signing lastSigning() {
            return signings.get(signings.size() - 1);
        }
    }
}
