package io.muster.rest.scim;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;

/**
 * Estimates what a search costs the database, in requests of the client's rate: a lookup by equality is one request, a
 * term that no index answers and a sort are {@value #SCAN} each, and {@value #ROWS_SKIPPED} rows before the page are
 * one.
 */
final class SearchCost<A extends Enum<A> & Attribute> implements Filter.Visitor<A, Long> {
    static final int SCAN = 5;
    static final int ROWS_SKIPPED = 5_000;

    private SearchCost() {}

    /** Returns at least 1. */
    static <A extends Enum<A> & Attribute> long of(Search<A> search) {
        long filter = search.filter()
                .map(condition -> condition.accept(new SearchCost<A>()))
                .orElse(1L);
        long skipped = search.page() instanceof Page.FromIndex index ? (index.startIndex() - 1) / ROWS_SKIPPED : 0;
        return filter + (search.sort().isPresent() ? SCAN : 0) + skipped;
    }

    @Override
    public Long and(Filter.And<A> and) {
        return and.terms().stream().mapToLong(term -> term.accept(this)).sum();
    }

    @Override
    public Long or(Filter.Or<A> or) {
        return or.terms().stream().mapToLong(term -> term.accept(this)).sum();
    }

    @Override
    public Long not(Filter.Not<A> not) {
        return not.term().accept(this);
    }

    @Override
    public Long compare(Filter.Compare<A> compare) {
        return compare.operator() == Filter.Operator.EQ ? 1L : SCAN;
    }

    @Override
    public Long present(Filter.Present<A> present) {
        return (long) SCAN;
    }

    @Override
    public Long anyElement(Filter.AnyElement<A> anyElement) {
        return anyElement.condition().accept(new SearchCost<>());
    }
}
