package io.muster.domain.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The SCIM requests of one organization in one hour.
 *
 * @param hour the beginning of the hour
 * @param requests all of them, reads too
 * @param failures those that were answered with a status of 400 or more
 */
public record HourCount(Instant hour, long requests, long failures) {
    /** The time for which numbers are kept. */
    public static final Duration KEPT = Duration.ofDays(31);

    /** Returns the number of one request. */
    public static HourCount of(Instant at, boolean failed) {
        return none(at.truncatedTo(ChronoUnit.HOURS)).plus(1, failed ? 1 : 0);
    }

    /** Returns the number of an hour without requests. */
    public static HourCount none(Instant hour) {
        return new HourCount(hour, 0, 0);
    }

    public HourCount plus(long moreRequests, long moreFailures) {
        return new HourCount(hour, requests + moreRequests, failures + moreFailures);
    }
}
