package io.muster.domain.directory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of the result of a search.
 *
 * @param total the number of resources on all pages; empty when paging by cursor, where nothing is counted
 * @param next the cursor of the next page; empty after the last page and when paging by index
 */
public record SearchPage<T>(List<T> items, OptionalLong total, Optional<UUID> next) {
    public SearchPage {
        items = List.copyOf(items);
    }

    /**
     * Returns the page of the first resources only.
     *
     * @param number at least 1, unless there are none
     */
    public SearchPage<T> first(int number, Function<? super T, UUID> idOf) {
        if (number >= items.size()) {
            return this;
        }
        return new SearchPage<>(
                items.subList(0, number),
                total,
                total.isPresent() ? Optional.empty() : Optional.of(idOf.apply(items.get(number - 1))));
    }

    public <R> SearchPage<R> map(Function<? super T, ? extends R> mapping) {
        return new SearchPage<>(items.stream().<R>map(mapping).toList(), total, next);
    }
}
