package io.muster.application.service.synclog;

import io.muster.application.port.in.RequestTrace;
import java.util.UUID;

/** The request ids of requests that are sent again. Only Muster has a token for such requests, so they are genuine. */
final class Replays {
    private static final String PREFIX = "replay-";
    private static final int ID_LENGTH = 36;

    private Replays() {}

    /** @param attempt an id that no other replay has */
    static String requestId(UUID entry, UUID attempt) {
        return PREFIX + entry + "-" + attempt;
    }

    static String note(RequestTrace trace) {
        return "Replay of the entry " + trace.requestId().substring(PREFIX.length(), PREFIX.length() + ID_LENGTH);
    }
}
