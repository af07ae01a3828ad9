package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.WebhookQueue.Claim;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface WebhookQueueContract {
    Ports ports();

    @Test
    default void claimedWebhookIsNotClaimedAgainBeforeTheDeadline() {
        Webhook webhook = newWebhook();
        Claim claim = claim(webhook, Hooks.LONG_AGO);

        assertThat(claim.webhook()).isEqualTo(webhook);
        assertThat(claims(webhook, Hooks.LONG_AGO)).isEmpty();
        assertThat(claims(webhook, claim.deadline().minusSeconds(1))).isEmpty();
        assertThat(claims(webhook, claim.deadline())).hasSize(1);
    }

    @Test
    default void expiredClaimNeitherAdvancesNorReleasesTheWebhook() {
        Webhook webhook = newWebhook();
        Claim expired = claim(webhook, Hooks.LONG_AGO);
        Claim next = claim(webhook, expired.deadline());

        assertThat(advance(expired, webhook.progress(), webhook.progress().past(1)))
                .isFalse();
        release(expired, Hooks.LONG_AGO);

        assertThat(claims(webhook, expired.deadline())).isEmpty();
        assertThat(advance(next, webhook.progress(), webhook.progress().past(1)))
                .isTrue();
    }

    @Test
    default void releasedWebhookIsDueAtTheGivenTime() {
        Webhook webhook = newWebhook();

        release(claim(webhook, Hooks.LONG_AGO), Hooks.LONG_AGO.plusSeconds(60));

        assertThat(claims(webhook, Hooks.LONG_AGO.plusSeconds(59))).isEmpty();
        assertThat(claims(webhook, Hooks.LONG_AGO.plusSeconds(60))).hasSize(1);
    }

    @Test
    default void webhookThatIsWokenDuringAClaimIsDueAfterItsRelease() {
        Webhook webhook = newWebhook();
        Claim claim = claim(webhook, Hooks.LONG_AGO);
        Instant woken = Hooks.LONG_AGO.plusSeconds(1);

        wake(webhook.organization(), woken);
        assertThat(claims(webhook, woken)).isEmpty();
        release(claim, Hooks.LONG_AGO.plusSeconds(60));

        assertThat(claims(webhook, woken)).hasSize(1);
    }

    @Test
    default void wakeMakesTheWebhooksOfOneOrganizationDue() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook sleeping = Hooks.asleep(ports(), acme, Optional.empty());
        Webhook elsewhere = Hooks.asleep(ports(), Fixtures.newOrganization(ports()), Optional.empty());

        wake(acme, Hooks.LONG_AGO);

        assertThat(claimed(Hooks.LONG_AGO)).contains(sleeping.id()).doesNotContain(elsewhere.id());
    }

    @Test
    default void wakeOfAnOrganizationSkipsPausedWebhooks() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook paused = Hooks.asleep(ports(), acme, Optional.of(Hooks.LONG_AGO.plusSeconds(60)));
        Webhook pausedBefore = Hooks.asleep(ports(), acme, Optional.of(Hooks.LONG_AGO));

        wake(acme, Hooks.LONG_AGO);

        assertThat(claimed(Hooks.LONG_AGO)).contains(pausedBefore.id()).doesNotContain(paused.id());
    }

    @Test
    default void wakeOfOneWebhookEndsItsPause() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook paused = Hooks.asleep(ports(), acme, Optional.of(Hooks.LONG_AGO.plusSeconds(60)));

        ports().unitOfWork().run(() -> ports().webhookQueue().wake(acme, paused.id(), Hooks.LONG_AGO));

        assertThat(claimed(Hooks.LONG_AGO)).contains(paused.id());
        assertThat(Hooks.find(ports(), paused).orElseThrow().progress().pausedUntil())
                .isEmpty();
    }

    @Test
    default void wakeDoesNotMakeAnInactiveWebhookDue() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook inactive = Hooks.asleep(ports(), acme, Optional.empty());
        save(inactive.switched(false));

        wake(acme, Hooks.LONG_AGO);
        ports().unitOfWork().run(() -> ports().webhookQueue().wake(acme, inactive.id(), Hooks.LONG_AGO));

        assertThat(claimed(Hooks.LONG_AGO)).doesNotContain(inactive.id());
    }

    @Test
    default void webhookThatIsDisabledDuringAClaimDoesNotAdvance() {
        Webhook webhook = newWebhook();
        Claim claim = claim(webhook, Hooks.LONG_AGO);
        save(webhook.switched(false));

        assertThat(advance(claim, webhook.progress(), webhook.progress().past(1)))
                .isFalse();
        release(claim, Hooks.LONG_AGO);

        assertThat(claims(webhook, NOON)).isEmpty();
    }

    @Test
    default void enabledWebhookIsDueAtOnce() {
        Webhook webhook = newWebhook();
        save(webhook.switched(false));

        save(Hooks.find(ports(), webhook).orElseThrow().switched(true));

        assertThat(claims(webhook, Hooks.LONG_AGO)).hasSize(1);
    }

    @Test
    default void webhookThatIsRewoundDuringAClaimDoesNotAdvance() {
        Webhook webhook = newWebhook();
        Claim claim = claim(webhook, Hooks.LONG_AGO);
        advance(claim, webhook.progress(), webhook.progress().past(7));

        rewind(webhook, 5);

        assertThat(advance(claim, webhook.progress().past(7), webhook.progress().past(8)))
                .isFalse();
        assertThat(Hooks.find(ports(), webhook).orElseThrow().progress()).isEqualTo(DeliveryProgress.from(5));
    }

    @Test
    default void webhookThatIsRewoundDuringAClaimIsDueAfterItsRelease() {
        Webhook webhook = newWebhook();
        Claim claim = claim(webhook, Hooks.LONG_AGO);

        rewind(webhook, 0);
        release(claim, NOON);

        assertThat(claims(webhook, Hooks.LONG_AGO)).hasSize(1);
    }

    @Test
    default void rewoundWebhookLosesTheDeliveriesOfLaterEvents() {
        Webhook webhook = newWebhook();
        Hooks.put(ports(), Hooks.deadLetter(webhook, 3), Hooks.deadLetter(webhook, 6), Hooks.deadLetter(webhook, 7));

        rewind(webhook, 5);

        assertThat(ports().unitOfWork().read(() -> ports().deliveries()
                        .deadLetters(webhook.organization(), webhook.id(), 0, 10)
                        .items()))
                .extracting(Delivery::sequence)
                .containsExactly(3L);
    }

    @Test
    default void oneOfManyConcurrentCallersClaimsAWebhook() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        List<WebhookId> all = Stream.of(acme, other, acme, other, acme, other, acme, other)
                .map(organization ->
                        Hooks.added(ports(), Hooks.webhook(organization)).id())
                .toList();
        Callable<List<WebhookId>> node = () -> claimed(Hooks.LONG_AGO);

        List<WebhookId> claimed = Concurrently.call(List.of(node, node, node, node)).stream()
                .flatMap(List::stream)
                .filter(all::contains)
                .toList();

        assertThat(claimed).doesNotHaveDuplicates().hasSameSizeAs(all);
    }

    @Test
    default void claimsOfOneOrganizationAreLimited() {
        Instant due = Hooks.LONG_AGO.minus(Duration.ofDays(3));
        Instant until = due.plusSeconds(60);
        addDue(due, WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION + 2);

        assertThat(claim(due, until, 100)).hasSize(WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION);
        assertThat(claim(due, until, 100)).isEmpty();
        assertThat(claim(until, until.plusSeconds(60), 100))
                .as("after the claims have expired")
                .hasSize(WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION);
    }

    @Test
    default void presentClaimsOfAnOrganizationCountForItsLimit() {
        Instant due = Hooks.LONG_AGO.minus(Duration.ofDays(6));
        Instant until = due.plusSeconds(60);
        addDue(due, WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION * 2);

        assertThat(claim(due, until, WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION - 1))
                .hasSize(WebhookQueue.MAX_CONCURRENT_PER_ORGANIZATION - 1);
        assertThat(claim(due, until, 100)).hasSize(1);
    }

    @Test
    default void longestDueWebhookIsClaimedFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Instant longer = Hooks.LONG_AGO.minus(Duration.ofDays(1));
        Instant now = longer.plusSeconds(1);
        Webhook second = Hooks.added(ports(), Hooks.webhook(acme, now));
        Webhook first = Hooks.added(ports(), Hooks.webhook(acme, longer));

        assertThat(claim(now, NOON, 1)).containsExactly(first.id());
        assertThat(claim(now, NOON, 1)).containsExactly(second.id());
    }

    private Webhook newWebhook() {
        return Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));
    }

    private void addDue(Instant due, int number) {
        OrganizationId acme = Fixtures.newOrganization(ports());
        for (int webhook = 0; webhook < number; webhook++) {
            Hooks.added(ports(), Hooks.webhook(acme, due));
        }
    }

    private Claim claim(Webhook webhook, Instant now) {
        return Hooks.claim(ports(), webhook, now);
    }

    private List<Claim> claims(Webhook webhook, Instant now) {
        return Hooks.claims(ports(), webhook, now);
    }

    private List<WebhookId> claim(Instant now, Instant deadline, int limit) {
        return ids(Hooks.claims(ports(), now, deadline, limit));
    }

    private List<WebhookId> claimed(Instant now) {
        return ids(Hooks.claims(ports(), now));
    }

    private static List<WebhookId> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.webhook().id()).toList();
    }

    private void wake(OrganizationId organization, Instant now) {
        ports().unitOfWork().run(() -> ports().webhookQueue().wake(organization, now));
    }

    private void rewind(Webhook webhook, long sequence) {
        ports().unitOfWork().run(() -> ports().webhookQueue()
                .rewind(webhook.organization(), webhook.id(), DeliveryProgress.from(sequence), Hooks.LONG_AGO));
    }

    private boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after) {
        return ports().unitOfWork().write(() -> ports().webhookQueue().advance(claim, before, after));
    }

    private void release(Claim claim, Instant next) {
        ports().unitOfWork().run(() -> ports().webhookQueue().release(claim, next));
    }

    private void save(Webhook webhook) {
        ports().unitOfWork().run(() -> ports().webhooks().save(webhook, Hooks.LONG_AGO));
    }
}
