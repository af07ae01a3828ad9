package io.muster.rest.http;

import java.time.Duration;

/**
 * Delays answers that tell a client to come back later (429, 503), most of which refuse before any work. A client that
 * asks again at once, instead of waiting as it is told, gets few of them on each of its connections, and leaves the
 * processors to the others. The thread that waits is the one that the connection has anyway, and so is the body.
 */
public final class RefusalDelay {
    /** The time from a refusal to its answer. */
    static final Duration DELAY = Duration.ofMillis(100);

    private RefusalDelay() {}

    /** Waits if the status is that of such an answer. Before, releases what the request holds for its work. */
    public static void delay(Exchange exchange, int status) {
        if (!RefusalLines.BEFORE_ANY_WORK.contains(status)) {
            return;
        }
        exchange.endWork();
        try {
            Thread.sleep(DELAY.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
