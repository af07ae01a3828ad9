package io.muster.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.connection.DomainCheck.RecordState;
import io.muster.domain.connection.DomainClaim.Change;
import io.muster.domain.connection.DomainClaim.Checked;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainClaimTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final TxtAnswer NONE = new TxtAnswer.Texts(List.of("v=spf1 -all"), Optional.empty());
    private static final TxtAnswer LATER = new TxtAnswer.TryLater("The DNS server answered SERVFAIL");

    private final DomainClaim claim = claim("eu.acme.example");
    private final TxtAnswer found = new TxtAnswer.Texts(List.of("v=spf1 -all", claim.recordText()), Optional.empty());
    private final DomainClaim verified = claim.checked(found, NOON).claim();

    @Test
    void recordThatHoldsTheChallengeVerifiesTheDomain() {
        Checked checked = claim.checked(found, NOON);

        assertThat(checked.change()).isEqualTo(Change.VERIFIED);
        assertThat(checked.claim().verifiedAt()).contains(NOON);
        assertThat(checked.claim().nextCheck()).contains(NOON.plus(DAY));
        assertThat(checked.claim().lastCheck())
                .contains(new DomainCheck(RecordState.FOUND, List.of("v=spf1 -all", claim.recordText()), NOON));
    }

    @Test
    void otherRecordsAndSilenceDoNotVerifyAndAreShown() {
        for (TxtAnswer answer : List.of(NONE, LATER)) {
            Checked checked = claim.checked(answer, NOON);

            assertThat(checked.change()).isEqualTo(Change.NONE);
            assertThat(checked.claim().verifiedAt()).isEmpty();
            assertThat(checked.claim().nextCheck()).isEmpty();
        }
        assertThat(claim.checked(LATER, NOON).claim().lastCheck())
                .contains(new DomainCheck(RecordState.TRY_LATER, List.of("The DNS server answered SERVFAIL"), NOON));
    }

    @Test
    void challengeInsideAnotherTextOrOfAnotherClaimDoesNotVerify() {
        TxtAnswer other = new TxtAnswer.Texts(
                List.of(claim.recordText() + "x", "x" + claim.recordText(), claim.challenge()), Optional.empty());

        assertThat(claim.checked(other, NOON).claim().verifiedAt()).isEmpty();
    }

    @Test
    void recordThatIsMissingOnSevenDaysInARowTakesTheVerificationBack() {
        Checked first = verified.checked(NONE, NOON.plus(DAY));
        assertThat(first.change()).isEqualTo(Change.MISSING);
        assertThat(first.claim().lossAt()).contains(NOON.plus(DAY.multipliedBy(7)));

        DomainClaim sixth = daily(first.claim(), 2, 6);
        assertThat(sixth.verifiedAt()).contains(NOON);
        assertThat(sixth.lossAt()).contains(NOON.plus(DAY.multipliedBy(7)));

        Checked seventh = sixth.checked(NONE, NOON.plus(DAY.multipliedBy(7)));
        assertThat(seventh.change()).isEqualTo(Change.LOST);
        assertThat(seventh.claim().verifiedAt()).isEmpty();
        assertThat(seventh.claim().absence()).isEmpty();
        assertThat(seventh.claim().nextCheck()).isEmpty();
        assertThat(seventh.claim()
                        .checked(found, NOON.plus(DAY.multipliedBy(8)))
                        .change())
                .isEqualTo(Change.VERIFIED);
    }

    @Test
    void recordThatIsFoundAgainEndsTheRow() {
        DomainClaim sixth = daily(verified, 1, 6);

        Checked found = sixth.checked(this.found, NOON.plus(DAY.multipliedBy(7)));

        assertThat(found.change()).isEqualTo(Change.FOUND_AGAIN);
        assertThat(found.claim().absence()).isEmpty();
        assertThat(found.claim().verifiedAt()).contains(NOON);
        assertThat(found.claim().checked(NONE, NOON.plus(DAY.multipliedBy(8))).change())
                .isEqualTo(Change.MISSING);
    }

    @Test
    void severalLooksOfOneDayCountOnce() {
        DomainClaim missing = verified.checked(NONE, NOON.plus(DAY)).claim();
        for (int minutes = 1; minutes < 100; minutes++) {
            missing = missing.checked(NONE, NOON.plus(DAY).plusSeconds(60L * minutes))
                    .claim();
        }

        assertThat(missing.absence().map(DomainAbsence::days)).contains(1);
        assertThat(missing.verifiedAt()).isPresent();
    }

    @Test
    void daysWithoutAnAnswerNeitherCountNorEndTheRow() {
        DomainClaim missing = daily(verified, 1, 3);
        for (int day = 4; day < 100; day++) {
            Checked silent = missing.checked(LATER, NOON.plus(DAY.multipliedBy(day)));
            assertThat(silent.change()).isEqualTo(Change.NONE);
            missing = silent.claim();
        }

        assertThat(missing.absence().map(DomainAbsence::days)).contains(3);
        assertThat(missing.nextCheck()).contains(NOON.plus(DAY.multipliedBy(99)).plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example, _muster-challenge.eu",
        "eu.acme.example, _muster-challenge",
        "example, _muster-challenge.eu.acme"
    })
    void nameOfTheRecordIsShownWithAndWithoutItsZone(String zone, String inZone) {
        DomainClaim told = claim.checked(new TxtAnswer.Texts(List.of(), Optional.of(zone)), NOON)
                .claim();

        assertThat(told.recordName()).isEqualTo("_muster-challenge.eu.acme.example");
        assertThat(told.recordNameInZone()).isEqualTo(inZone);
        assertThat(told.checked(LATER, NOON).claim().recordNameInZone()).isEqualTo(inZone);
        assertThat(claim.recordNameInZone()).isEqualTo("_muster-challenge");
    }

    @Test
    void publicMailDomainsCannotBeClaimed() {
        assertThatThrownBy(() -> claim("GMail.com"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("public mail domain");
    }

    @Test
    void textsOfTheDnsAreKeptUpToTheirLimits() {
        TxtAnswer many = new TxtAnswer.Texts(
                IntStream.range(0, 1_000)
                        .mapToObj(number -> number + "\n" + "x".repeat(60_000))
                        .toList(),
                Optional.empty());

        List<String> kept =
                claim.checked(many, NOON).claim().lastCheck().orElseThrow().found();

        assertThat(kept).hasSize(DomainCheck.MAX_FOUND).allMatch(text -> text.length() <= 256 && !text.contains("\n"));
    }

    private DomainClaim daily(DomainClaim from, int firstDay, int lastDay) {
        DomainClaim claim = from;
        for (int day = firstDay; day <= lastDay; day++) {
            claim = claim.checked(NONE, NOON.plus(DAY.multipliedBy(day))).claim();
        }
        return claim;
    }

    private static DomainClaim claim(String domain) {
        return DomainClaim.of(
                new OrganizationId(new UUID(0, 1)),
                DomainName.of(domain),
                new byte[DomainClaim.CHALLENGE_BYTES],
                new Provenance(NOON, "ana"));
    }
}
