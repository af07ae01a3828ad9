package io.muster.domain.connection;

import io.muster.domain.connection.DomainCheck.RecordState;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * An organization's claim that a domain is its own, proven by a TXT record with a challenge. Several organizations can
 * claim a domain; one at most has verified it. A domain and its subdomains are claimed apart.
 *
 * @param challenge the random part of the text that the TXT record has to hold
 * @param verifiedAt when the record was first found; empty until then, and after the verification was taken back
 * @param zone the DNS zone of the domain, as far as the DNS has told
 * @param absence present while the record of a verified domain is not found
 * @param nextCheck when the clock looks again; empty while the domain is not verified
 */
public record DomainClaim(
        OrganizationId organization,
        DomainName domain,
        String challenge,
        Provenance claimed,
        Optional<Instant> verifiedAt,
        Optional<String> zone,
        Optional<DomainCheck> lastCheck,
        Optional<DomainAbsence> absence,
        Optional<Instant> nextCheck) {

    /** The most domains that an organization can claim. */
    public static final int MAX_NUMBER = 100;

    public static final int CHALLENGE_BYTES = 32;

    private static final String LABEL = "_muster-challenge";
    private static final Duration BETWEEN_CHECKS = Duration.ofDays(1);
    private static final Duration UNTIL_SECOND_TRY = Duration.ofHours(1);

    /** The change of a claim by a query for its record. */
    public enum Change {
        NONE,
        /** The domain is verified from now on. */
        VERIFIED,
        /** The record of a verified domain is not found for the first time. */
        MISSING,
        /** The record of a verified domain was found again in time. */
        FOUND_AGAIN,
        /** The verification is taken back. */
        LOST
    }

    /** A claim after a query for its record. */
    public record Checked(DomainClaim claim, Change change) {}

    /**
     * Claims a domain.
     *
     * @param challenge {@value #CHALLENGE_BYTES} random bytes
     * @throws Problem INVALID_VALUE for a domain whose addresses belong to the customers of a mail provider
     */
    public static DomainClaim of(OrganizationId organization, DomainName domain, byte[] challenge, Provenance claimed) {
        if (challenge.length != CHALLENGE_BYTES) {
            throw new IllegalArgumentException("wrong number of random bytes");
        }
        if (PublicMailDomains.contains(domain)) {
            throw Problem.invalidValue(domain + " is a public mail domain: its addresses belong to anybody, so no"
                    + " organization can claim it");
        }
        return new DomainClaim(
                organization,
                domain,
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge),
                claimed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the name of the TXT record. */
    public String recordName() {
        return LABEL + "." + domain;
    }

    /** Returns the name of the TXT record for DNS consoles that append the zone themselves. */
    public String recordNameInZone() {
        String end =
                "." + zone.filter(known -> recordName().endsWith("." + known)).orElse(domain.value());
        return recordName().substring(0, recordName().length() - end.length());
    }

    /** Returns the text that the TXT record has to hold. */
    public String recordText() {
        return "muster-domain-verification=" + challenge;
    }

    /** Returns when the verification will be taken back if the record is not found until then. */
    public Optional<Instant> lossAt() {
        return absence.map(missing -> missing.countedAt()
                .plus(BETWEEN_CHECKS.multipliedBy(DomainAbsence.DAYS_UNTIL_LOSS - (long) missing.days())));
    }

    /** Returns whether a TXT record holds the challenge. */
    public boolean isProvenBy(TxtAnswer answer) {
        return answer instanceof TxtAnswer.Texts known && DomainCheck.holds(known, recordText());
    }

    /** Judges an answer of the DNS. Only the answer "none" on days in a row takes a verification back. */
    public Checked checked(TxtAnswer answer, Instant now) {
        DomainCheck check = DomainCheck.of(answer, recordText(), now);
        Optional<String> told =
                answer instanceof TxtAnswer.Texts texts ? texts.zone().or(() -> zone) : zone;
        Optional<DomainAbsence> missing = verifiedAt.isEmpty() ? Optional.empty() : absenceAfter(check);
        boolean lost = missing.filter(DomainAbsence::isLoss).isPresent();
        Optional<Instant> verified = lost
                ? Optional.empty()
                : verifiedAt.or(() -> Optional.of(now).filter(at -> check.outcome() == RecordState.FOUND));
        DomainClaim after = new DomainClaim(
                organization,
                domain,
                challenge,
                claimed,
                verified,
                told,
                Optional.of(check),
                lost ? Optional.empty() : missing,
                verified.map(
                        at -> now.plus(check.outcome() == RecordState.TRY_LATER ? UNTIL_SECOND_TRY : BETWEEN_CHECKS)));
        return new Checked(after, lost ? Change.LOST : change(after));
    }

    private Optional<DomainAbsence> absenceAfter(DomainCheck check) {
        return switch (check.outcome()) {
            case FOUND -> Optional.empty();
            case NONE ->
                absence.map(missing -> missing.continuedAt(check.at()))
                        .or(() -> Optional.of(DomainAbsence.startedAt(check.at())));
            case TRY_LATER -> absence;
        };
    }

    private Change change(DomainClaim after) {
        if (verifiedAt.isEmpty()) {
            return after.verifiedAt().isPresent() ? Change.VERIFIED : Change.NONE;
        }
        if (absence.isEmpty()) {
            return after.absence().isPresent() ? Change.MISSING : Change.NONE;
        }
        return after.absence().isEmpty() ? Change.FOUND_AGAIN : Change.NONE;
    }
}
