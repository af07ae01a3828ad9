package io.muster.domain.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * The days in a row on which the challenge of a verified domain was looked for and not found. A day on which the DNS
 * could not answer neither counts nor ends the row.
 *
 * @param since the first look that did not find it
 * @param days 1 with the first day
 * @param countedAt the look that counted last
 */
public record DomainAbsence(Instant since, int days, Instant countedAt) {
    /** After so many days, a verification is taken back. */
    public static final int DAYS_UNTIL_LOSS = 7;

    /** Somewhat less than a day, so that daily looks that run early count; further looks of the day do not. */
    private static final Duration ALMOST_A_DAY = Duration.ofHours(23);

    static DomainAbsence began(Instant now) {
        return new DomainAbsence(now, 1, now);
    }

    DomainAbsence goesOn(Instant now) {
        return now.isBefore(countedAt.plus(ALMOST_A_DAY)) ? this : new DomainAbsence(since, days + 1, now);
    }

    boolean isLoss() {
        return days >= DAYS_UNTIL_LOSS;
    }
}
