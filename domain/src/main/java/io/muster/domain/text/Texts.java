package io.muster.domain.text;

import com.ibm.icu.text.UnicodeSet;
import io.muster.domain.problem.Problem;

/** Checks texts from outside: they must not be blank, must be bounded, and must be storable in any database. */
public final class Texts {
    private static final int MAX_KEY_BYTES = 2_048;
    private static final int REPLACEMENT = 0xFFFD;
    private static final UnicodeSet INVISIBLE = new UnicodeSet(
                    "[[:Cc:][:Cf:][:Zl:][:Zp:][:Cs:][:Default_Ignorable_Code_Point:][:Noncharacter_Code_Point:]\\u2800]")
            .freeze();

    /** Control characters, line breaks, and what turns the direction of the text around it. */
    private static final UnicodeSet BEYOND_ITS_LINE =
            new UnicodeSet("[[:Cc:][:Zl:][:Zp:]\\u202A-\\u202E\\u2066-\\u2069]").freeze();

    private Texts() {}

    /** @throws Problem INVALID_VALUE with the name and the broken rule, but without the value */
    public static void require(String name, String value, int maxLength) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > maxLength) {
            throw Problem.invalidValue(name + " must be 1 to " + maxLength + " characters");
        }
        requireStorable(name, value);
    }

    /**
     * Returns the value.
     *
     * @throws Problem INVALID_VALUE if the value contains a NUL or a lone surrogate, which no database stores
     */
    public static String requireStorable(String name, String value) {
        if (!isStorable(value)) {
            throw Problem.invalidValue(name + " contains a character that is not allowed");
        }
        return value;
    }

    /**
     * Checks a text that pages, logs and tables show within a line. Unlike {@link #isVisible}, joined emoji pass.
     *
     * @throws Problem INVALID_VALUE if the value could break the line or change what is shown around it
     */
    public static void requireLine(String name, String value) {
        if (!BEYOND_ITS_LINE.containsNone(value)) {
            throw Problem.invalidValue(name + " must be one line without control characters");
        }
    }

    /**
     * Checks a text that goes into a request or its headers.
     *
     * @throws Problem INVALID_VALUE if the value is empty, too long, or has a character that no request can carry
     */
    public static void requireAscii(String name, String value, int maxLength) {
        if (value.isEmpty() || value.length() > maxLength || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.invalidValue(name + " must be 1 to " + maxLength + " ASCII characters without spaces");
        }
    }

    /** Returns the value with a replacement character for each that no database stores. */
    public static String storable(String value) {
        return isStorable(value)
                ? value
                : value.codePoints()
                        .map(point -> isUnstorable(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /**
     * Returns the folded form of a text for a unique index.
     *
     * @throws Problem INVALID_VALUE if the folded form is too long for an index; folding can lengthen a text many times
     */
    public static String key(String name, String value) {
        return key(name, value, MAX_KEY_BYTES);
    }

    /** @throws Problem INVALID_VALUE if the folded form is longer than {@code maxBytes} */
    public static String key(String name, String value, int maxBytes) {
        String key = Folding.fold(value);
        if (bytes(key) > maxBytes) {
            throw Problem.invalidValue(name + " is too long");
        }
        return key;
    }

    /** Returns the length in UTF-8. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            bytes += bytes(text, at);
        }
        return bytes;
    }

    /** Each half of a pair of surrogates has two of the pair's four bytes; a lone one is sent as a question mark. */
    private static int bytes(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isSurrogate(unit)) {
            return isPaired(text, at) ? 2 : 1;
        }
        if (unit < 0x80) {
            return 1;
        }
        return unit < 0x800 ? 2 : 3;
    }

    /**
     * Returns whether a reader could see each character of the text: none is a control or format character, a line
     * break, or a letter without appearance. Two texts that differ look different, apart from letters that look alike.
     */
    public static boolean isVisible(String value) {
        return INVISIBLE.containsNone(value);
    }

    private static boolean isStorable(String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (unit == 0 || (Character.isSurrogate(unit) && !isPaired(value, at))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the surrogate at the index is a half of a pair. */
    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Lone surrogates, which UTF-8 cannot encode, and NUL, which PostgreSQL cannot store. */
    private static boolean isUnstorable(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
