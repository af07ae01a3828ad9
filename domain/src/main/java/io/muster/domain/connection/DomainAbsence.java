package io.muster.domain.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * The days in a row on which the challenge of a verified domain was looked for and not found. A day on which the DNS
 * could not answer neither counts nor ends the row.
 *
 * @param since the time of the first query without the challenge
 * @param days 1 from the first day on
 * @param countedAt the time of the last query that was counted
 */
public record DomainAbsence(Instant since, int days, Instant countedAt) {
    /** After so many days, a verification is taken back. */
    public static final int DAYS_UNTIL_LOSS = 7;

    /** Less than a day, so that a daily query that runs early counts; further queries of the day do not. */
    private static final Duration ALMOST_A_DAY = Duration.ofHours(23);

    static DomainAbsence startedAt(Instant now) {
        return new DomainAbsence(now, 1, now);
    }

    DomainAbsence continuedAt(Instant now) {
        return now.isBefore(countedAt.plus(ALMOST_A_DAY)) ? this : new DomainAbsence(since, days + 1, now);
    }

    boolean isLoss() {
        return days >= DAYS_UNTIL_LOSS;
    }
}
