package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;

/** One element of a multi-valued attribute (RFC 7643 section 2.4). */
public record PluralValue(String value, Optional<String> type, Optional<String> display, boolean primary) {
    /** Longest value of an attribute that can be searched. */
    public static final int MAX_LENGTH = 512;

    /** Longest value of an attribute that is only kept: certificates and pictures. */
    public static final int MAX_STORED_LENGTH = 32_768;

    /** @throws Problem INVALID_VALUE if a part is blank or too long */
    public PluralValue {
        Texts.require("value", value, MAX_STORED_LENGTH);
        type.ifPresent(text -> Texts.require("type", text, 128));
        display.ifPresent(text -> Texts.require("display", text, MAX_LENGTH));
    }
}
