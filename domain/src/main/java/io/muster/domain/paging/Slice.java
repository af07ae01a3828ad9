package io.muster.domain.paging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Consecutive rows of a list, bounded in number and in bytes.
 *
 * @param more whether rows follow
 */
public record Slice<T>(List<T> items, boolean more) {
    /** The bytes of a page: it ends with the row that reaches them. */
    public static final long MAX_BYTES = 1 << 20;

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * Cuts rows after the limit, or after the row that reaches {@link #MAX_BYTES}. Contains at least the first row.
     *
     * @param rows are followed by no other if none of them is cut off; so read one more than the slice can contain
     */
    public static <T> Slice<T> of(List<T> rows, int limit, ToLongFunction<T> bytes) {
        return of(rows.iterator(), limit, bytes);
    }

    /** As {@link #of(List, int, ToLongFunction)}, for rows so small that no number of them fills a page. */
    public static <T> Slice<T> of(List<T> rows, int limit) {
        return new Slice<>(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
    }

    /** As {@link #of(List, int, ToLongFunction)}; takes no more than one row after the slice. */
    public static <T> Slice<T> of(Iterator<T> rows, int limit, ToLongFunction<T> bytes) {
        List<T> items = new ArrayList<>();
        long sum = 0;
        while (rows.hasNext()) {
            T row = rows.next();
            if (items.size() == limit || sum >= MAX_BYTES) {
                return new Slice<>(items, true);
            }
            items.add(row);
            sum += bytes.applyAsLong(row);
        }
        return new Slice<>(items, false);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(items.stream().<R>map(mapping).toList(), more);
    }
}
