package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/** The identity provider's own id of a resource: opaque, compared exactly, and never used to find an account of another kind. */
public record ExternalId(String value) {
    public static final int MAX_LENGTH = 512;

    /** @throws Problem INVALID_VALUE if blank or longer than {@value #MAX_LENGTH} characters */
    public ExternalId {
        Texts.require("externalId", value, MAX_LENGTH);
    }
}
