package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.port.out.webhook.Webhooks.Backlog;
import io.muster.application.port.out.webhook.Webhooks.Claim;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.Backoff;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface WebhooksContract {
    /** Longer ago than anything that another test's webhooks wait for: a database is shared by tests. */
    Instant LONG_AGO = NOON.minus(Duration.ofDays(3_650));

    Duration MINUTE = Duration.ofMinutes(1);

    Ports ports();

    @Test
    default void aWebhookIsFoundByItsOwnOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Webhook first = added(webhook(acme));
        Webhook second = added(webhook(acme));

        assertThat(find(first)).contains(first);
        assertThat(ports().read(() -> webhooks().of(acme))).containsExactly(first, second);
        assertThat(ports().read(() -> webhooks().find(other, first.id()))).isEmpty();
        assertThat(ports().unitOfWork().write(() -> webhooks().lock(other, first.id())))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> webhooks().lock(acme, first.id())))
                .contains(first);
        assertThat(ports().read(() -> webhooks().of(other))).isEmpty();
        ports().write(() -> webhooks().remove(other, first.id()));
        assertThat(find(first)).isPresent();
    }

    @Test
    default void settingsAndProgressAreStoredApart() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        Claim claim = claim(webhook, LONG_AGO);
        DeliveryProgress further = webhook.progress().past(9).failed(LONG_AGO);
        assertThat(advance(claim, webhook.progress(), further)).isTrue();

        Webhook changed = webhook.with(WebhookUrl.of("https://other.example/x"), "other")
                .rotated(new SealedSecret("fresh"), LONG_AGO);
        save(changed, LONG_AGO);

        Webhook stored = find(webhook).orElseThrow();
        assertThat(stored.progress()).isEqualTo(further);
        assertThat(stored).usingRecursiveComparison().ignoringFields("progress").isEqualTo(changed);
    }

    @Test
    default void whatIsClaimedIsNobodyElsesUntilItsDeadline() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        Claim claim = claim(webhook, LONG_AGO);

        assertThat(claim.webhook()).isEqualTo(webhook);
        assertThat(claims(webhook, LONG_AGO)).isEmpty();
        assertThat(claims(webhook, claim.deadline().minusSeconds(1))).isEmpty();
        Claim next = claim(webhook, claim.deadline());
        assertThat(advance(claim, webhook.progress(), webhook.progress().past(1)))
                .isFalse();
        release(claim, LONG_AGO);
        assertThat(claims(webhook, claim.deadline())).isEmpty();
        assertThat(advance(next, webhook.progress(), webhook.progress().past(1)))
                .isTrue();
    }

    @Test
    default void whatIsReleasedIsDueWhenItSaysSo() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        release(claim(webhook, LONG_AGO), LONG_AGO.plus(MINUTE));

        assertThat(claims(webhook, LONG_AGO.plusSeconds(59))).isEmpty();
        assertThat(claims(webhook, LONG_AGO.plus(MINUTE))).hasSize(1);
    }

    @Test
    default void aWakeUpDuringAClaimIsNotLost() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook webhook = added(webhook(acme));
        Claim claim = claim(webhook, LONG_AGO);
        Instant woken = LONG_AGO.plusSeconds(1);

        ports().write(() -> webhooks().wake(acme, woken));
        assertThat(claims(webhook, woken)).isEmpty();
        release(claim, LONG_AGO.plus(MINUTE));

        assertThat(claims(webhook, woken)).hasSize(1);
    }

    @Test
    default void aWakeUpReachesOnlyTheOrganizationsActiveWebhooksThatAreNotPaused() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook sleeping = asleep(webhook(acme), Optional.empty());
        Webhook paused = asleep(webhook(acme), Optional.of(LONG_AGO.plus(MINUTE)));
        Webhook pausedBefore = asleep(webhook(acme), Optional.of(LONG_AGO));
        Webhook off = asleep(webhook(acme), Optional.empty());
        save(off.switched(false), LONG_AGO);
        Webhook elsewhere = asleep(webhook(Fixtures.newOrganization(ports())), Optional.empty());

        ports().write(() -> webhooks().wake(acme, LONG_AGO));

        assertThat(claimed(LONG_AGO))
                .contains(sleeping.id(), pausedBefore.id())
                .doesNotContain(paused.id(), off.id(), elsewhere.id());
        ports().write(() -> webhooks().wake(acme, paused.id(), LONG_AGO));
        ports().write(() -> webhooks().wake(acme, off.id(), LONG_AGO));
        assertThat(claimed(LONG_AGO)).contains(paused.id()).doesNotContain(off.id());
        assertThat(find(paused).orElseThrow().progress().pausedUntil()).isEmpty();
    }

    @Test
    default void whoeverIsSwitchedOffLosesTheClaimAndHasNothingToDoUntilSwitchedOn() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        Claim claim = claim(webhook, LONG_AGO);
        save(webhook.switched(false), LONG_AGO);

        assertThat(advance(claim, webhook.progress(), webhook.progress().past(1)))
                .isFalse();
        release(claim, LONG_AGO);
        assertThat(claims(webhook, NOON)).isEmpty();
        save(find(webhook).orElseThrow().switched(true), LONG_AGO);
        assertThat(claims(webhook, LONG_AGO)).hasSize(1);
    }

    @Test
    default void whoeverIsRewoundDuringAClaimStaysWhereItWasSet() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        Claim claim = claim(webhook, LONG_AGO);
        advance(claim, webhook.progress(), webhook.progress().past(7));
        put(dead(webhook, 3), dead(webhook, 6), dead(webhook, 7));

        ports().write(() ->
                webhooks().rewind(webhook.organization(), webhook.id(), DeliveryProgress.from(5), LONG_AGO));

        assertThat(advance(claim, webhook.progress().past(7), webhook.progress().past(8)))
                .isFalse();
        assertThat(find(webhook).orElseThrow().progress()).isEqualTo(DeliveryProgress.from(5));
        assertThat(deadLetters(webhook, 0, 10)).extracting(Delivery::sequence).containsExactly(3L);
        release(claim, NOON);
        assertThat(claims(webhook, LONG_AGO)).hasSize(1);
    }

    @Test
    default void oneOfManyClaimantsGetsAWebhook() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        List<Webhook> all = Stream.of(acme, other, acme, other, acme, other, acme, other)
                .map(organization -> added(webhook(organization)))
                .toList();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<List<WebhookId>> claimant = () -> claimed(LONG_AGO);
            List<WebhookId> taken = nodes.invokeAll(List.of(claimant, claimant, claimant, claimant)).stream()
                    .flatMap(WebhooksContract::get)
                    .filter(id -> all.stream().anyMatch(webhook -> webhook.id().equals(id)))
                    .toList();

            assertThat(taken).doesNotHaveDuplicates().hasSameSizeAs(all);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    default void oneOrganizationTakesNotAllPlaces() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Instant due = LONG_AGO.minus(Duration.ofDays(3));
        Stream.generate(() -> added(webhook(acme, due)))
                .limit(Webhooks.MAX_CONCURRENT_PER_ORGANIZATION + 2)
                .forEach(webhook -> {});
        Instant until = due.plusSeconds(60);

        assertThat(ports().unitOfWork().write(() -> webhooks().claim(due, until, 100)))
                .hasSize(Webhooks.MAX_CONCURRENT_PER_ORGANIZATION);
        assertThat(ports().unitOfWork().write(() -> webhooks().claim(due, until, 100)))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> webhooks().claim(until, until.plusSeconds(60), 100)))
                .as("claims end")
                .hasSize(Webhooks.MAX_CONCURRENT_PER_ORGANIZATION);
    }

    @Test
    default void whatAnOrganizationHasClaimedCountsWhenItClaimsMore() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Instant due = LONG_AGO.minus(Duration.ofDays(6));
        Instant until = due.plusSeconds(60);
        Stream.generate(() -> added(webhook(acme, due)))
                .limit(Webhooks.MAX_CONCURRENT_PER_ORGANIZATION * 2)
                .forEach(webhook -> {});

        assertThat(ports().unitOfWork()
                        .write(() -> webhooks().claim(due, until, Webhooks.MAX_CONCURRENT_PER_ORGANIZATION - 1)))
                .hasSize(Webhooks.MAX_CONCURRENT_PER_ORGANIZATION - 1);
        assertThat(ports().unitOfWork().write(() -> webhooks().claim(due, until, 100)))
                .hasSize(1);
    }

    @Test
    default void thoseThatWaitLongestAreTakenFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Instant longer = LONG_AGO.minus(Duration.ofDays(1));
        Webhook second = added(webhook(acme, longer.plusSeconds(1)));
        Webhook first = added(webhook(acme, longer));

        assertThat(ports().unitOfWork().write(() -> webhooks().claim(longer.plusSeconds(1), NOON, 1)))
                .extracting(claim -> claim.webhook().id())
                .containsExactly(first.id());
        assertThat(ports().unitOfWork().write(() -> webhooks().claim(longer.plusSeconds(1), NOON, 1)))
                .extracting(claim -> claim.webhook().id())
                .containsExactly(second.id());
    }

    @Test
    default void deliveriesAreKeptUntilForgottenNextOneFirst() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        Delivery later =
                Delivery.failed(webhook, 1, DeliveryResponse.failure("nobody answers"), NOON.plusSeconds(2), 0);
        Delivery sooner = Delivery.failed(webhook, 2, DeliveryResponse.status(503), NOON, 1);
        put(later, sooner, dead(webhook, 3));

        assertThat(retrying(webhook, 10)).containsExactly(sooner, later);
        assertThat(retrying(webhook, 1)).containsExactly(sooner);
        Delivery again = sooner.failedAgain(DeliveryResponse.status(500), NOON.plusSeconds(9), 0);
        put(again);
        assertThat(retrying(webhook, 10)).containsExactly(later, again);
        assertThat(ports().read(() -> webhooks().delivery(webhook.organization(), webhook.id(), 2)))
                .contains(again);
        ports().write(() -> webhooks().forget(again));
        assertThat(retrying(webhook, 10)).containsExactly(later);
    }

    @Test
    default void deadLettersAreReadPageByPageAndReplayedTogether() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook webhook = added(webhook(acme));
        Webhook other = added(webhook(acme));
        LongStream.rangeClosed(1, 5).forEach(sequence -> put(dead(webhook, sequence)));
        put(dead(other, 1), Delivery.failed(webhook, 6, DeliveryResponse.status(500), NOON, 0));

        assertThat(deadLetters(webhook, 0, 3)).extracting(Delivery::sequence).containsExactly(1L, 2L, 3L);
        assertThat(deadLetters(webhook, 3, 3)).containsExactly(dead(webhook, 4), dead(webhook, 5));
        assertThat(backlogs(acme)).containsEntry(webhook.id(), new Backlog(1, 5));
        assertThat(ports().unitOfWork().write(() -> webhooks().replayDeadLetters(acme, webhook.id(), NOON)))
                .isEqualTo(5);
        assertThat(retrying(webhook, 10)).contains(dead(webhook, 4).replayed(NOON));
        assertThat(backlogs(acme))
                .containsEntry(webhook.id(), new Backlog(6, 0))
                .containsEntry(other.id(), new Backlog(0, 1));
    }

    @Test
    default void aRemovedWebhookTakesItsDeliveriesAlong() {
        Webhook webhook = added(webhook(Fixtures.newOrganization(ports())));
        put(dead(webhook, 1));
        Claim claim = claim(webhook, LONG_AGO);

        ports().write(() -> webhooks().remove(webhook.organization(), webhook.id()));

        assertThat(find(webhook)).isEmpty();
        assertThat(deadLetters(webhook, 0, 10)).isEmpty();
        assertThat(advance(claim, webhook.progress(), webhook.progress().past(1)))
                .isFalse();
        release(claim, NOON);
    }

    private static Webhook webhook(OrganizationId organization) {
        return webhook(organization, LONG_AGO);
    }

    private static Webhook webhook(OrganizationId organization, Instant createdAt) {
        return Webhook.created(
                organization,
                new WebhookId(Fixtures.newId()),
                WebhookUrl.of("https://receiver.example/hook?key=1"),
                "receiver",
                new SealedSecret("sealed"),
                createdAt,
                "tester",
                0);
    }

    private static Delivery dead(Webhook webhook, long sequence) {
        return Delivery.failed(webhook, sequence, DeliveryResponse.status(500), NOON, 0)
                .failedAgain(DeliveryResponse.failure("no route to host"), NOON.plus(Backoff.WINDOW), 0);
    }

    /** The webhook when it has nothing to do before noon. */
    private Webhook asleep(Webhook webhook, Optional<Instant> pausedUntil) {
        added(webhook);
        Claim claim = claim(webhook, LONG_AGO);
        advance(claim, webhook.progress(), new DeliveryProgress(0, 0, pausedUntil));
        release(claim, NOON);
        return webhook;
    }

    private Webhooks webhooks() {
        return ports().webhooks();
    }

    private Webhook added(Webhook webhook) {
        ports().write(() -> webhooks().add(webhook));
        return webhook;
    }

    private void save(Webhook webhook, Instant now) {
        ports().write(() -> webhooks().save(webhook, now));
    }

    private Optional<Webhook> find(Webhook webhook) {
        return ports().read(() -> webhooks().find(webhook.organization(), webhook.id()));
    }

    /** Takes all that there are. */
    private List<WebhookId> claimed(Instant now) {
        return claims(now).stream().map(claim -> claim.webhook().id()).toList();
    }

    private Claim claim(Webhook webhook, Instant now) {
        return claims(webhook, now).findFirst().orElseThrow();
    }

    private Stream<Claim> claims(Webhook webhook, Instant now) {
        return claims(now).stream().filter(claim -> claim.webhook().id().equals(webhook.id()));
    }

    private List<Claim> claims(Instant now) {
        return ports().unitOfWork().write(() -> webhooks().claim(now, now.plus(MINUTE), 1_000));
    }

    private boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after) {
        return ports().unitOfWork().write(() -> webhooks().advance(claim, before, after));
    }

    private void release(Claim claim, Instant next) {
        ports().write(() -> webhooks().release(claim, next));
    }

    private void put(Delivery... deliveries) {
        ports().write(() -> Stream.of(deliveries).forEach(webhooks()::put));
    }

    private List<Delivery> retrying(Webhook webhook, int limit) {
        return ports().read(() -> webhooks().retrying(webhook.organization(), webhook.id(), limit));
    }

    private List<Delivery> deadLetters(Webhook webhook, long after, int limit) {
        return ports().read(() -> webhooks().deadLetters(webhook.organization(), webhook.id(), after, limit));
    }

    private Map<WebhookId, Backlog> backlogs(OrganizationId organization) {
        return ports().read(() -> webhooks().backlogs(organization));
    }

    private static Stream<WebhookId> get(Future<List<WebhookId>> future) {
        try {
            return future.get().stream();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
