package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Map;
import java.util.Optional;

/** A postal address (RFC 7643 section 4.1.2). It is stored and returned, but cannot be searched. */
public record Address(Map<Part, String> parts, Optional<String> type, boolean primary) {
    /** The sub-attributes of an address, in the order of the schema. */
    public enum Part {
        FORMATTED,
        STREET_ADDRESS,
        LOCALITY,
        REGION,
        POSTAL_CODE,
        COUNTRY
    }

    private static final int MAX_LENGTH = 1_024;

    public Address {
        parts = Map.copyOf(parts);
    }

    /** Returns the bytes of all texts in UTF-8. */
    int bytes() {
        return parts.values().stream().mapToInt(Texts::bytes).sum()
                + type.map(Texts::bytes).orElse(0);
    }

    /** @throws Problem INVALID_VALUE if a part is blank or too long */
    void require() {
        parts.values().forEach(text -> Texts.require("addresses", text, MAX_LENGTH));
        type.ifPresent(text -> PluralValue.requireType("addresses", text));
    }
}
