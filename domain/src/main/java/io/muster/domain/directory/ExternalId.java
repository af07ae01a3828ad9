package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/** The identity provider's own id of a resource (RFC 7643 section 3.1): opaque and compared exactly. */
public record ExternalId(String value) {
    public static final int MAX_LENGTH = 512;

    /** @throws Problem INVALID_VALUE if the id is blank or longer than {@value #MAX_LENGTH} characters */
    public ExternalId {
        Texts.require("externalId", value, MAX_LENGTH);
    }
}
