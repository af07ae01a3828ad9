package io.muster.domain.text;

import java.util.PrimitiveIterator;

/** Compares text by code points. This is the order of UTF-8 bytes, and so of the binary collation of a database. */
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
