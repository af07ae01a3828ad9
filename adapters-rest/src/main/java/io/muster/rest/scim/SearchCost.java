package io.muster.rest.scim;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.rest.scim.SearchCost.Cost;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Estimates what a search costs the database, in requests of the client's rate. A term that compares a
 * {@link Attribute#isSelective selective} attribute by equality is one request, any other term and a sort are
 * {@value #SCAN} each, and {@value #ROWS_SKIPPED} rows before the page are one. Beside {@code and}, one term that an
 * index answers leaves few rows to the others, which cost nothing then.
 */
final class SearchCost<A extends Enum<A> & Attribute> implements Filter.Visitor<A, Cost> {
    static final int SCAN = 5;
    static final int ROWS_SKIPPED = 5_000;

    private final Predicate<Attribute> isIndexed;

    private SearchCost(Predicate<Attribute> isIndexed) {
        this.isIndexed = isIndexed;
    }

    /**
     * The cost of a condition.
     *
     * @param scans whether all rows are read
     */
    record Cost(long requests, boolean scans) {
        private static final Cost LOOK_UP = new Cost(1, false);
        private static final Cost SCANNED = new Cost(SCAN, true);

        static Cost sum(List<Cost> costs) {
            return new Cost(
                    costs.stream().mapToLong(Cost::requests).sum(),
                    costs.stream().anyMatch(Cost::scans));
        }

        static Optional<Cost> leastOfLookUps(List<Cost> costs) {
            return costs.stream().filter(cost -> !cost.scans()).min(Comparator.comparingLong(Cost::requests));
        }
    }

    /** Returns at least 1. */
    static <A extends Enum<A> & Attribute> long of(Search<A> search) {
        long filter = search.filter()
                .map(condition -> condition.accept(new SearchCost<A>(Attribute::isSelective)))
                .orElse(Cost.LOOK_UP)
                .requests();
        long skipped = search.page() instanceof Page.FromIndex index ? (index.startIndex() - 1) / ROWS_SKIPPED : 0;
        return filter + (search.sort().isPresent() ? SCAN : 0) + skipped;
    }

    @Override
    public Cost and(Filter.And<A> and) {
        List<Cost> costs = costs(and.terms());
        return Cost.leastOfLookUps(costs).orElseGet(() -> Cost.sum(costs));
    }

    @Override
    public Cost or(Filter.Or<A> or) {
        return Cost.sum(costs(or.terms()));
    }

    /** An index finds the rows that have a value, not those that do not have it. */
    @Override
    public Cost not(Filter.Not<A> not) {
        return not.term().accept(new SearchCost<>(attribute -> false));
    }

    @Override
    public Cost compare(Filter.Compare<A> compare) {
        return compare.operator() == Filter.Operator.EQ && isIndexed.test(compare.attribute())
                ? Cost.LOOK_UP
                : Cost.SCANNED;
    }

    @Override
    public Cost present(Filter.Present<A> present) {
        return Cost.SCANNED;
    }

    @Override
    public Cost anyElement(Filter.AnyElement<A> anyElement) {
        boolean indexed = isIndexed.test(anyElement.collection());
        return anyElement.condition().accept(new SearchCost<>(part -> indexed && part.isSelective()));
    }

    private List<Cost> costs(List<Filter<A>> terms) {
        return terms.stream().map(term -> term.accept(this)).toList();
    }
}
