package io.muster.rest.admin;

import io.muster.domain.paging.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param nextCursor asks for the next page; absent after the last page
 */
public record Page<T>(
        List<T> items,

        @Schema(description = Page.NEXT_CURSOR, examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
        Optional<String> nextCursor) {

    /** For views that have more than a page. */
    public static final String NEXT_CURSOR = "Send it as cursor to get the next page. Absent after the last page.";

    /** Returns a list that is short enough to need no second page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** @param key returns the cursor after a row */
    public static <R, T> Page<T> of(Slice<R> rows, Function<R, ?> key, Function<R, T> view) {
        return new Page<>(rows.items().stream().map(view).toList(), next(rows, key));
    }

    /** Returns the cursor after the last row; empty if no row follows. */
    public static <R> Optional<String> next(Slice<R> rows, Function<R, ?> key) {
        return rows.more()
                ? Optional.of(
                        key.apply(rows.items().get(rows.items().size() - 1)).toString())
                : Optional.empty();
    }
}
