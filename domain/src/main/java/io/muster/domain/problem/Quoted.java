package io.muster.domain.problem;

/**
 * Text of a client as messages and logs quote it: on one line, storable in every database, and bounded. A message names
 * what it refuses, and must not become as long as what it refuses.
 */
public final class Quoted {
    public static final int MAX_LENGTH = 256;

    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    private Quoted() {}

    /** Returns the text within {@value #MAX_LENGTH} characters. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * Returns the text with at most that many characters (code points). Control characters, separators of lines and
     * lone surrogates are replaced; text that is cut ends in an ellipsis.
     */
    public static String of(String text, int maxLength) {
        StringBuilder quoted = new StringBuilder(Math.min(text.length(), maxLength));
        int length = 0;
        for (int at = 0; at < text.length(); length++) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (length == maxLength - 1 && at < text.length()) {
                return quoted.append(CUT).toString();
            }
            quoted.appendCodePoint(isPlain(point) ? point : REPLACEMENT);
        }
        return quoted.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
