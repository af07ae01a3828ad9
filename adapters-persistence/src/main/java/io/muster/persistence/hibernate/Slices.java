package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork.RowReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;

/** Reads slices whose bytes the database counts, so that rows that would be cut off are never sent. */
public final class Slices {
    /** Rows that the driver holds at once. */
    private static final int FETCHED = 100;

    private Slices() {}

    /**
     * Returns native SQL for the rows of a table up to the limit or to the row that reaches {@link Slice#MAX_BYTES},
     * and one more. Its parameters are those of the condition, {@code limit} and {@code bytes}.
     *
     * @param columns what is selected, of the table {@code s}
     * @param where a condition on the columns of the table
     * @param order the column of the order, and its direction
     * @param sized the column that makes rows large
     */
    public static String sql(String columns, String table, String where, String order, String sized) {
        return """
                select %5$s from (
                    select r.*, coalesce(sum(octet_length(r.%4$s)) over
                        (order by r.%3$s rows between unbounded preceding and 2 preceding), 0) as preceding_bytes
                    from (select * from %1$s where %2$s order by %3$s limit :limit) r) s
                where s.preceding_bytes < :bytes order by s.%3$s""".formatted(table, where, order, sized, columns);
    }

    /**
     * Runs a query of {@link #sql} by JDBC.
     *
     * @param parameters those of the condition; the others are added
     * @param bytes returns the size in bytes of the sized column
     */
    public static <E> Slice<E> read(
            HibernateUnitOfWork unitOfWork,
            OrganizationId organization,
            NamedQuery query,
            Map<String, ?> parameters,
            int limit,
            RowReader<E> reader,
            ToLongFunction<E> bytes) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("organization", organization.value());
        all.put("limit", limit + 1);
        all.put("bytes", Slice.MAX_BYTES);
        return Slice.of(unitOfWork.query(organization, query.text(), query.values(all), reader), limit, bytes);
    }

    /**
     * Runs a query of any condition. The database sends some rows at once, until the slice is full.
     *
     * @param bytes returns the size in bytes of an item
     */
    public static <E, T> Slice<T> stream(
            SelectionQuery<E> query, int limit, Function<E, T> mapping, ToLongFunction<T> bytes) {
        try (Stream<E> rows =
                query.setMaxResults(limit + 1).setFetchSize(FETCHED).getResultStream()) {
            return Slice.of(rows.map(mapping).iterator(), limit, bytes);
        }
    }
}
