package io.muster.application.port.out;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits collections, so that what is made of one chunk (a statement, an event) stays bounded. */
public final class Chunks {
    private Chunks() {}

    /** Returns the elements in their order, in lists of the given size; the last one may be shorter. */
    public static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }
}
