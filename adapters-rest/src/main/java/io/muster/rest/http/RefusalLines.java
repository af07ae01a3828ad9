package io.muster.rest.http;

import io.github.bucket4j.TimeMeter;
import io.muster.rest.limit.Quota;
import io.muster.rest.limit.Suppressed;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Limits the log's lines of refusals before any work (429, 503). A client gets them as fast as it asks: their lines
 * would cost more than the refusals, and push those of all others out of the files of the log.
 */
public final class RefusalLines {
    /** Lines of one caller, or of one address without a caller, a second and at once. */
    public static final Quota LINES = new Quota(1, 100);

    /** The statuses of refusals that cost the caller nothing. */
    static final Set<Integer> BEFORE_ANY_WORK = Set.of(429, 503);

    private final Suppressed<Client> suppressed;

    private record Client(Surface surface, String name) {}

    public RefusalLines(TimeMeter time) {
        suppressed = new Suppressed<>(LINES, time);
    }

    /** Returns the number of lines left out before this one; empty if this one is left out, too. */
    OptionalLong admit(Exchange exchange, int status) {
        return BEFORE_ANY_WORK.contains(status)
                ? suppressed.admit(
                        new Client(exchange.surface(), exchange.callerName().orElseGet(exchange::address)))
                : OptionalLong.of(0);
    }
}
