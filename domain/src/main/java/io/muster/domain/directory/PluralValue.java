package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;

/** One element of a multi-valued attribute (RFC 7643 section 2.4). */
public record PluralValue(String value, Optional<String> type, Optional<String> display, boolean primary) {
    /** The length limit for values of attributes that can be searched. */
    public static final int MAX_LENGTH = 512;

    /** The length limit for values of attributes that cannot be searched: certificates and photos. */
    public static final int MAX_STORED_LENGTH = 32_768;

    /** @throws Problem INVALID_VALUE if a part is blank or too long */
    public PluralValue {
        Texts.require("value", value, MAX_STORED_LENGTH);
        type.ifPresent(text -> Texts.require("type", text, 128));
        display.ifPresent(text -> Texts.require("display", text, MAX_LENGTH));
    }
}
