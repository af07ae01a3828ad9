package io.muster.domain.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * Who changed something, when, and in which request.
 *
 * @param by an operator's name, or {@value #SCIM}
 */
public record Cause(Instant at, String by, Optional<String> requestId) {
    /** The identity provider. */
    public static final String SCIM = "SCIM";
}
