package io.muster.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SealedSecret FIRST = new SealedSecret("first");
    private static final SealedSecret SECOND = new SealedSecret("second");
    private static final SealedSecret THIRD = new SealedSecret("third");

    private final Webhook webhook = webhook("x");

    @Test
    void bothSecretsSignForExactly24HoursAfterARotation() {
        Webhook rotated = webhook.rotated(SECOND, NOON);
        Instant deadline = NOON.plus(Duration.ofHours(24));

        assertThat(webhook.secretsAt(NOON)).containsExactly(FIRST);
        assertThat(rotated.secretsAt(deadline.minusSeconds(1))).containsExactly(SECOND, FIRST);
        assertThat(rotated.secretsAt(deadline)).containsExactly(SECOND);
    }

    @Test
    void secondRotationWithinTheOverlapIsRefused() {
        Webhook rotated = webhook.rotated(SECOND, NOON);
        Instant deadline = NOON.plus(Webhook.OVERLAP);

        assertThatThrownBy(() -> rotated.rotated(THIRD, deadline.minusSeconds(1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("24 hours");
        assertThat(rotated.rotated(THIRD, deadline).secretsAt(deadline)).containsExactly(THIRD, SECOND);
        assertThat(rotated.endOverlap(NOON).rotated(THIRD, NOON).secretsAt(NOON))
                .containsExactly(THIRD, SECOND);
    }

    @Test
    void endOfAMissingOverlapIsRefused() {
        Webhook rotated = webhook.rotated(SECOND, NOON);

        assertThat(rotated.endOverlap(NOON).secretsAt(NOON)).containsExactly(SECOND);
        assertThatThrownBy(() -> webhook.endOverlap(NOON)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> rotated.endOverlap(NOON.plus(Webhook.OVERLAP))).isInstanceOf(Problem.class);
    }

    @Test
    void goneWebhookCanBeEnabledAgain() {
        assertThat(webhook.gone().active()).isFalse();
        assertThat(webhook.gone().switched(false).state()).isEqualTo(Webhook.State.GONE);
        assertThat(webhook.gone().switched(true).state()).isEqualTo(Webhook.State.ACTIVE);
        assertThat(webhook.switched(false).state()).isEqualTo(Webhook.State.DISABLED);
        assertThat(webhook.switched(true)).isEqualTo(webhook);
    }

    @Test
    void eachChangeCountsANewVersion() {
        assertThat(webhook.version()).isEqualTo(1);
        assertThat(webhook.switched(false).version()).isEqualTo(2);
        assertThat(webhook.rotated(SECOND, NOON).endOverlap(NOON).version()).isEqualTo(3);
    }

    @Test
    void descriptionThatIsTooLongOrNotStorableIsRefused() {
        webhook("x".repeat(200));
        assertThatThrownBy(() -> webhook("x".repeat(201))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> webhook("\0")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> webhook("\ud800")).isInstanceOf(Problem.class);
    }

    @Test
    void fifthFailureInARowPausesAndEachFurtherOnePausesLonger() {
        DeliveryProgress progress = DeliveryProgress.from(7);
        for (int failure = 1; failure < 5; failure++) {
            progress = progress.failed(NOON);
            assertThat(progress.pausedUntil()).isEmpty();
        }
        DeliveryProgress paused = progress.failed(NOON);

        assertThat(paused.pausedAt(NOON.plusSeconds(29))).isTrue();
        assertThat(paused.pausedAt(NOON.plusSeconds(30))).isFalse();
        assertThat(paused.probing()).isTrue();
        assertThat(paused.failed(NOON).pausedUntil()).contains(NOON.plusSeconds(60));
        assertThat(paused.failed(NOON).failed(NOON).failed(NOON).failed(NOON).pausedUntil())
                .contains(NOON.plus(Duration.ofMinutes(5)));
        assertThat(paused.succeeded()).isEqualTo(DeliveryProgress.from(7));
    }

    @Test
    void olderDeliveryDoesNotDecreaseTheProgress() {
        assertThat(DeliveryProgress.from(7).past(9).delivered()).isEqualTo(9);
        assertThat(DeliveryProgress.from(7).past(3).delivered()).isEqualTo(7);
    }

    @Test
    void replayedDeliveryIsAttemptedForAnother24Hours() {
        Delivery dead = Delivery.failed(webhook, 1, DeliveryResponse.status(500), NOON, 0)
                .failedAgain(DeliveryResponse.status(500), NOON.plus(Backoff.WINDOW), 0);
        Instant later = NOON.plus(Duration.ofDays(3));

        assertThat(dead.dead()).isTrue();
        assertThat(dead.replayed(later).nextAttemptAt()).contains(later);
        assertThat(dead.replayed(later)
                        .failedAgain(DeliveryResponse.status(500), later, 0)
                        .nextAttemptAt())
                .contains(later.plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example",
                "HTTPS://receiver.example:8443/hooks/1?key=2",
                "http://127.0.0.1:9000/",
                "https://[2001:db8::1]/x"
            })
    void httpUrlIsAccepted(String text) {
        assertThat(WebhookUrl.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receiver.example",
                "ftp://receiver.example",
                "file:///etc/passwd",
                "https:///path",
                "https://user:secret@receiver.example",
                "https://receiver.example/#part",
                "https://receiver.example:0/",
                "https://receiver.example:65536/",
                "https://receiver.example/a b",
                "https://receiver.example/\r\nHost: other",
                "https://r\u00e9ceiver.example/",
                "https://receiver.example/%zz"
            })
    void textThatIsNotAUrlIsRefused(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text)).isInstanceOf(Problem.class);
    }

    @Test
    void urlHasALimitAndLogsContainOnlyItsHost() {
        assertThatThrownBy(() -> WebhookUrl.of("https://receiver.example/" + "x".repeat(2_048)))
                .isInstanceOf(Problem.class);
        assertThat(WebhookUrl.of("https://receiver.example/secret?key=2")).hasToString("https://receiver.example");
    }

    private static Webhook webhook(String description) {
        return Webhook.created(
                new OrganizationId(UUID.randomUUID()),
                new WebhookId(UUID.randomUUID()),
                new Webhook.Settings(WebhookUrl.of("https://receiver.example/"), description),
                FIRST,
                new Provenance(NOON, "tester"),
                0);
    }
}
