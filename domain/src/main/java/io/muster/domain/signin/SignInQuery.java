package io.muster.domain.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A query for lines of a sign-in log, newest first.
 *
 * @param text an address, compared without case, or an exact request id or member id
 * @param from the earliest start, inclusive
 * @param until the latest start, exclusive
 * @param before the last line of the page before; the result contains older lines only
 * @param now decides which sign-ins are abandoned
 */
public record SignInQuery(
        Optional<SignInAttempt.Outcome> outcome,
        Optional<SignInCode> code,
        Optional<Boolean> test,
        Optional<String> text,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<UUID> before,
        int limit,
        Instant now) {

    /** Returns the query for the newest lines, whatever they say. */
    public static SignInQuery newest(int limit, Instant now) {
        return new SignInQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                now);
    }

    /** Returns the query for lines with this text only. */
    public SignInQuery with(String wanted) {
        return new SignInQuery(outcome, code, test, Optional.of(wanted), from, until, before, limit, now);
    }

    /** Returns the query for the page after this line. */
    public SignInQuery olderThan(UUID last) {
        return new SignInQuery(outcome, code, test, text, from, until, Optional.of(last), limit, now);
    }

    /** Returns the query with another page size. */
    public SignInQuery inPagesOf(int size) {
        return new SignInQuery(outcome, code, test, text, from, until, before, size, now);
    }
}
