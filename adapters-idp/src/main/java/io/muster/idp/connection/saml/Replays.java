package io.muster.idp.connection.saml;

import java.time.Instant;

/** Remembers which assertions of one connection were used. */
@FunctionalInterface
public interface Replays {
    /**
     * Remembers the assertion until its end, in one step with the question.
     *
     * @param end after which no response with this assertion is accepted
     * @return whether it was not known before
     */
    boolean isFirstUse(String assertionId, Instant end);
}
