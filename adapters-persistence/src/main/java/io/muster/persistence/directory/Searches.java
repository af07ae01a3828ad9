package io.muster.persistence.directory;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.Search.Sort;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.HibernateUnitOfWork.RowReader;
import io.muster.persistence.hibernate.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs searches over one type of resource, in native SQL that reads only the columns of the resource. Only this class
 * adds the condition on the organization, outside of the filter, so that no filter can select rows of another
 * organization.
 *
 * @param <A> the attributes of the resource
 * @param <R> the resource
 * @param columns columns of the table, beginning with {@code r.}
 * @param sized the column that makes a row large; a page ends with the row that fills it, see {@link Slice}
 * @param restriction a condition that excludes invisible rows; begins with " and ", or is empty
 * @param number the query for the number of all rows, with the organization as parameter; empty if they are few enough
 *     to be counted
 * @param reader reads a resource from a row of the columns
 */
record Searches<A extends Enum<A> & Attribute, R>(
        String table,
        String columns,
        String sized,
        String restriction,
        Optional<String> number,
        Conditions.Mapping<A> mapping,
        RowReader<R> reader,
        Function<R, UUID> idOf) {

    /** A row with the size of what makes it large. */
    private record Found<R>(R resource, long bytes) {}

    SearchPage<R> run(HibernateUnitOfWork unitOfWork, OrganizationId organization, Search<A> search) {
        return search.page() instanceof Page.After after
                ? byCursor(unitOfWork, organization, search, after)
                : byIndex(unitOfWork, organization, search, (Page.FromIndex) search.page());
    }

    private SearchPage<R> byCursor(
            HibernateUnitOfWork unitOfWork, OrganizationId organization, Search<A> search, Page.After page) {
        Slice<R> slice = slice(unitOfWork, organization, search, page.count(), 0, page.after());
        List<R> items = slice.items();
        if (!slice.more()) {
            return new SearchPage<>(items, OptionalLong.empty(), Optional.empty());
        }
        Optional<UUID> next = items.isEmpty() ? page.after() : Optional.of(idOf.apply(items.get(items.size() - 1)));
        return new SearchPage<>(items, OptionalLong.empty(), next);
    }

    private SearchPage<R> byIndex(
            HibernateUnitOfWork unitOfWork, OrganizationId organization, Search<A> search, Page.FromIndex page) {
        int skipped = Math.max(0, page.startIndex() - 1);
        LongSupplier number = number(unitOfWork, organization, search);
        Slice<R> slice = page.count() > 0
                ? slice(unitOfWork, organization, search, page.count(), skipped, Optional.empty())
                : new Slice<>(List.of(), true);
        List<R> items = slice.items();
        boolean last = !slice.more() && (!items.isEmpty() || skipped == 0);
        long total = last ? skipped + items.size() : number.getAsLong();
        return new SearchPage<>(items, OptionalLong.of(total), Optional.empty());
    }

    /** The database sends no row after the one that fills the slice, save one. */
    private Slice<R> slice(
            HibernateUnitOfWork unitOfWork,
            OrganizationId organization,
            Search<A> search,
            int count,
            int skipped,
            Optional<UUID> after) {
        Values values = new Values();
        String where = where(organization, search, values)
                + after.map(last -> " and r.id > " + values.add(last)).orElse("");
        String order = order(search);
        String size = "octet_length(r." + sized + ")";
        // a formatter would take as long as the database
        String sql = "select * from (select " + columns + ", " + size + " as bytes, coalesce(sum(" + size
                + ") over (order by " + order
                + " rows between unbounded preceding and 2 preceding), 0) as preceding_bytes"
                + " from (select * from " + table + " r where " + where + " order by " + order
                + cut(search, count + 1, skipped, values) + ") r) s where preceding_bytes < "
                + values.add(Slice.MAX_BYTES);
        List<Found<R>> rows = unitOfWork.query(
                organization, sql, values.all(), row -> new Found<>(reader.read(row), row.getLong("bytes")));
        return Slice.of(rows, count, Found::bytes).map(Found::resource);
    }

    /**
     * PostgreSQL takes an unknown limit for a tenth of the rows, and plans each time anew for the real one. A listing
     * has its limit in the text, so that its plan is kept. Filters are many, and would fill the cache of statements.
     */
    private static String cut(Search<?> search, int limit, int skipped, Values values) {
        return search.filter().isEmpty() && skipped == 0
                ? " limit " + limit
                : " limit " + values.add(limit) + " offset " + values.add(skipped);
    }

    /** Asks for the number of all rows along with the rows, if it is kept; else only if it is needed. */
    private LongSupplier number(HibernateUnitOfWork unitOfWork, OrganizationId organization, Search<A> search) {
        if (search.filter().isEmpty() && number.isPresent()) {
            Supplier<List<Long>> kept =
                    unitOfWork.ask(organization, number.get(), List.of(organization.value()), row -> row.getLong(1));
            return () -> kept.get().get(0);
        }
        return () -> count(unitOfWork, organization, search);
    }

    private long count(HibernateUnitOfWork unitOfWork, OrganizationId organization, Search<A> search) {
        Values values = new Values();
        String where = where(organization, search, values);
        return unitOfWork
                .query(
                        organization,
                        "select count(*) from " + table + " r where " + where,
                        values.all(),
                        row -> row.getLong(1))
                .get(0);
    }

    private String where(OrganizationId organization, Search<A> search, Values values) {
        return "r.organization_id = " + values.add(organization.value())
                + restriction
                + search.filter()
                        .map(filter -> " and (" + filter.accept(new Conditions<>(organization, mapping, values)) + ")")
                        .orElse("");
    }

    private String order(Search<A> search) {
        return search.sort().map(this::order).orElse("r.id");
    }

    private String order(Sort<A> sort) {
        String direction = sort.descending() ? " desc nulls first" : " asc nulls last";
        return mapping.column(sort.attribute()).path() + direction + ", r.id";
    }
}
