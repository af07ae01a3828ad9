package io.muster.domain.text;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs from text. */
public final class Uuids {
    private static final Pattern CANONICAL =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Uuids() {}

    /**
     * Reads the canonical form of RFC 9562 section 4, in any case. {@link UUID#fromString} also accepts shorter groups
     * of digits, such as {@code 1-1-1-1-1}. Malformed text costs no exception: bodies contain thousands of ids.
     */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
