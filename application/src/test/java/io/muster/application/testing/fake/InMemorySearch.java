package io.muster.application.testing.fake;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.FilterEvaluation;
import io.muster.domain.directory.FilterEvaluation.Resource;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.Search.Sort;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.paging.Slice;
import io.muster.domain.text.CodePointOrder;
import io.muster.domain.text.Folding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Searches lists that are ordered by id. */
final class InMemorySearch {
    private InMemorySearch() {}

    static <A extends Enum<A> & Attribute, T> SearchPage<T> run(
            List<T> all,
            Search<A> search,
            Function<T, Resource<A>> resource,
            Function<T, UUID> id,
            ToLongFunction<T> bytes) {
        List<T> matching = new ArrayList<>(all.stream()
                .filter(item -> search.filter()
                        .map(filter -> FilterEvaluation.matches(filter, resource.apply(item)))
                        .orElse(true))
                .toList());
        search.sort().ifPresent(sort -> matching.sort(order(sort, resource)));
        int count = search.page().count();
        if (search.page() instanceof Page.FromIndex page) {
            int skipped = Math.max(0, page.startIndex() - 1);
            List<T> items = Slice.of(matching.stream().skip(skipped).toList(), count, bytes)
                    .items();
            return new SearchPage<>(items, OptionalLong.of(matching.size()), Optional.empty());
        }
        Optional<UUID> after = ((Page.After) search.page()).after();
        List<T> rest = matching.stream()
                .filter(item -> after.filter(last -> InMemoryState.BY_BYTES.compare(id.apply(item), last) <= 0)
                        .isEmpty())
                .toList();
        Slice<T> page = Slice.of(rest, count, bytes);
        if (!page.more()) {
            return new SearchPage<>(page.items(), OptionalLong.empty(), Optional.empty());
        }
        Optional<UUID> next = page.items().isEmpty()
                ? after
                : Optional.of(id.apply(page.items().get(page.items().size() - 1)));
        return new SearchPage<>(page.items(), OptionalLong.empty(), next);
    }

    private static <A extends Enum<A> & Attribute, T> Comparator<T> order(
            Sort<A> sort, Function<T, Resource<A>> resource) {
        boolean exact = sort.attribute().type() == Attribute.Type.EXACT_TEXT;
        Comparator<Object> values = (left, right) -> {
            if (left instanceof Instant moment) {
                return moment.compareTo((Instant) right);
            }
            String a = exact ? left.toString() : Folding.fold(left.toString());
            return CodePointOrder.compare(a, exact ? right.toString() : Folding.fold(right.toString()));
        };
        return (left, right) -> {
            Optional<?> a = resource.apply(left).value(sort.attribute());
            Optional<?> b = resource.apply(right).value(sort.attribute());
            int ascending = a.isPresent() && b.isPresent()
                    ? values.compare(a.get(), b.get())
                    : Boolean.compare(a.isEmpty(), b.isEmpty());
            return sort.descending() ? -ascending : ascending;
        };
    }
}
