package io.muster.domain.text;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs from text and orders them. */
public final class Uuids {
    /** The order of databases, and of their texts: by unsigned bytes. {@link UUID#compareTo} compares signed halves. */
    public static final Comparator<UUID> ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : high;
    };

    private static final int LENGTH = 36;

    private Uuids() {}

    /**
     * Reads the canonical form of RFC 9562 section 4, in any case. {@link UUID#fromString} also accepts shorter groups
     * of digits, such as {@code 1-1-1-1-1}. Malformed text costs no exception: bodies contain thousands of ids.
     */
    public static Optional<UUID> parse(String text) {
        return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            boolean hyphen = at == 8 || at == 13 || at == 18 || at == 23;
            if (hyphen ? text.charAt(at) != '-' : !isHexDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char unit) {
        return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
    }
}
