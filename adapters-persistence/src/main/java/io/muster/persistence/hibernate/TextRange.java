package io.muster.persistence.hibernate;

import java.util.Optional;

/** Finds the ends of ranges of text in a binary collation. */
public final class TextRange {
    private TextRange() {}

    /**
     * Returns an end of the range that begins with a text and contains every text beginning with it; empty if the range
     * has no end. It is the first text behind them, unless the last character is U+FFFF. Behind that come others in the
     * order of H2, which is that of UTF-16, than in the order of PostgreSQL.
     */
    public static Optional<String> endOf(String beginning) {
        int[] points = beginning.codePoints().toArray();
        int length = points.length;
        while (length > 0 && isLast(points[length - 1])) {
            length--;
        }
        if (length == 0) {
            return Optional.empty();
        }
        points[length - 1] = next(points[length - 1]);
        return Optional.of(new String(points, 0, length));
    }

    private static boolean isLast(int point) {
        return point == Character.MAX_VALUE || point == Character.MAX_CODE_POINT;
    }

    private static int next(int point) {
        return point + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : point + 1;
    }
}
