package io.muster.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration CYCLE = Duration.ofMinutes(40);

    @Test
    void regularProviderIsSilentAfterThreePausesWithoutARequest() {
        Rhythm rhythm = after(Collections.nCopies(8, CYCLE));

        assertThat(rhythm.usualInterval()).contains(CYCLE);
        Instant due = rhythm.lastRequest().plus(CYCLE.multipliedBy(3));
        assertThat(rhythm.isDueAt(due.minusSeconds(1))).isFalse();
        assertThat(rhythm.isDueAt(due)).isTrue();
        assertThat(rhythm.silent())
                .returns(Optional.of(rhythm.lastRequest()), Rhythm::silentSince)
                .returns(Optional.empty(), Rhythm::alarmAt);
    }

    @Test
    void nothingIsUsualBeforeEnoughPauses() {
        assertThat(after(Collections.nCopies(7, CYCLE)))
                .returns(Optional.empty(), Rhythm::usualInterval)
                .returns(Optional.empty(), Rhythm::alarmAt);
    }

    @Test
    void oneOutageDoesNotChangeTheUsualInterval() {
        List<Duration> pauses = new ArrayList<>(Collections.nCopies(15, CYCLE));
        pauses.add(3, Duration.ofDays(2));

        assertThat(after(pauses).usualInterval()).contains(CYCLE);
    }

    @Test
    void providerThatSendsOnlyChangesRaisesNoFalseAlarm() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            Rhythm rhythm = Rhythm.first(ObservedClient.OKTA, NOON);
            for (int change = 0; change < 500; change++) {
                // changes that come independently of each other, one an hour on average
                long pause = 120 + (long) (-Math.log(1 - random.nextDouble()) * 3_600);
                Instant next = rhythm.lastRequest().plusSeconds(pause);
                assertThat(rhythm.isDueAt(next))
                        .as("seed %s, change %s", seed, change)
                        .isFalse();
                rhythm = rhythm.continued(next, next);
            }
        }
    }

    @Test
    void officeHoursAreNoSilenceAtNight() {
        Rhythm rhythm = Rhythm.first(ObservedClient.OKTA, NOON);
        for (int day = 0; day < 5; day++) {
            for (int hour = 0; hour < 8; hour++) {
                rhythm = rhythm.continued(
                        NOON.plus(Duration.ofHours(24L * day + hour)), NOON.plus(Duration.ofHours(24L * day + hour)));
            }
        }

        assertThat(rhythm.alarmAt()).isEmpty();
    }

    @Test
    void requestsOfOneConversationAreNoPauses() {
        Rhythm rhythm = Rhythm.first(ObservedClient.ENTRA, NOON)
                .continued(NOON.plusSeconds(119), NOON.plusSeconds(125))
                .continued(NOON.plusSeconds(124), NOON.plusSeconds(124));

        assertThat(rhythm.pauses()).isEmpty();
        assertThat(rhythm.lastRequest()).isEqualTo(NOON.plusSeconds(125));
        assertThat(rhythm.continued(NOON.plusSeconds(245), NOON.plusSeconds(246))
                        .pauses())
                .containsExactly(Duration.ofMinutes(2));
    }

    @Test
    void requestAfterASilenceEndsItAndOldPausesAreForgotten() {
        Rhythm rhythm = after(Collections.nCopies(40, CYCLE)).silent();
        Rhythm back = rhythm.continued(
                rhythm.lastRequest().plus(CYCLE), rhythm.lastRequest().plus(CYCLE));

        assertThat(back.silentSince()).isEmpty();
        assertThat(back.alarmAt()).isPresent();
        assertThat(back.pauses()).hasSize(Rhythm.KEPT);
    }

    @Test
    void shortestSilenceIsHalfAnHour() {
        Rhythm rhythm = after(Collections.nCopies(8, Duration.ofMinutes(3)));

        assertThat(rhythm.alarmAt()).contains(rhythm.lastRequest().plus(Duration.ofMinutes(30)));
    }

    @Test
    void lastKnownProviderCountsEvenIfAnotherClientCameLater() {
        Rhythm okta = Rhythm.first(ObservedClient.OKTA, NOON);
        Rhythm entra = Rhythm.first(ObservedClient.ENTRA, NOON.plusSeconds(1));
        Rhythm curl = Rhythm.first(ObservedClient.OTHER, NOON.plusSeconds(2));

        assertThat(Rhythm.main(List.of(okta, entra, curl))).contains(entra);
        assertThat(Rhythm.main(List.of(curl))).contains(curl);
        assertThat(Rhythm.main(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Okta SCIM Client 1.0.0, OKTA",
        "Azure-AD-Provisioning, ENTRA",
        "Microsoft-Entra, ENTRA",
        "OneLogin SCIM, ONELOGIN",
        "JumpCloud, JUMPCLOUD",
        "Google-Cloud-Identity, GOOGLE",
        "PingOne, PING",
        "curl/8.5.0, OTHER",
        ", OTHER"
    })
    void clientIsObservedByItsUserAgent(String userAgent, ObservedClient client) {
        assertThat(ObservedClient.of(Optional.ofNullable(userAgent))).isEqualTo(client);
    }

    private static Rhythm after(List<Duration> pauses) {
        Rhythm rhythm = Rhythm.first(ObservedClient.ENTRA, NOON);
        for (Duration pause : pauses) {
            Instant next = rhythm.lastRequest().plus(pause);
            rhythm = rhythm.continued(next, next);
        }
        return rhythm;
    }
}
