package io.muster.domain.text;

import java.util.PrimitiveIterator;

/** Text by code point, which is also the order of UTF-8 bytes and so of a database's binary collation. */
public final class CodePointOrder {
    private CodePointOrder() {}

    public static int compare(String left, String right) {
        PrimitiveIterator.OfInt a = left.codePoints().iterator();
        PrimitiveIterator.OfInt b = right.codePoints().iterator();
        while (a.hasNext() && b.hasNext()) {
            int order = Integer.compare(a.nextInt(), b.nextInt());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(a.hasNext(), b.hasNext());
    }
}
