package io.muster.persistence.hibernate;

import io.muster.application.port.out.Chunks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Reads rows and binds lists of ids. */
public final class Rows {
    /** The number of ids in one statement. */
    public static final int CHUNK = 1_000;

    /** The number of rows in one insert. More rows make it no faster. */
    static final int MOST = 64;

    /**
     * A common table expression for native SQL that contains the ids of the parameter {@code ids} as rows. The ids are
     * one array, so that there is one statement text for any number of them, which is translated and planned once. As a
     * common table expression it keeps PostgreSQL from starting parallel workers, which take longer than the query.
     */
    public static final String ASKED =
            "with asked (id) as (select x.id from unnest(cast(:ids as uuid array)) as x (id)) ";

    /** A table {@code x (id)} for native SQL, of the ids in an array that is the next parameter. */
    public static final String ASKED_IDS = "unnest(cast(? as uuid array)) as x (id)";

    private Rows() {}

    public static <T> Optional<T> first(SelectionQuery<T> query) {
        return query.setMaxResults(1).getResultList().stream().findFirst();
    }

    public static <T> Optional<T> get(StatelessSession session, Class<T> entity, Object key) {
        return Optional.ofNullable(session.get(entity, key));
    }

    /**
     * Returns the HQL condition for membership in a list of ids or other keys. A single key is by far the most frequent
     * case and has its own form, because Hibernate caches the SQL of a query only without a list to expand.
     */
    public static String among(Collection<?> ids) {
        return ids.size() == 1 ? " = :ids" : " in :ids";
    }

    /** Binds the ids of a query that was built with {@link #among}. */
    public static <Q extends CommonQueryContract> Q bindAmong(Q query, Collection<?> ids) {
        if (ids.size() == 1) {
            query.setParameter("ids", ids.iterator().next());
        } else {
            query.setParameterList("ids", ids);
        }
        return query;
    }

    /**
     * Returns native SQL that inserts rows, with parameters {@code ?}.
     *
     * @param columns the table, and its columns in parentheses
     */
    public static String insert(String columns, int rows) {
        int count = (int) columns.chars().filter(character -> character == ',').count() + 1;
        String row = "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
        return "insert into " + columns + " values " + String.join(", ", Collections.nCopies(rows, row));
    }

    /**
     * Splits rows that are inserted together. If statements can travel together, there are few different numbers of
     * rows, namely powers of two up to {@link #MOST}, so that the text of each insert is prepared once.
     */
    public static <T> List<List<T>> insertions(HibernateUnitOfWork unitOfWork, List<T> rows) {
        if (!unitOfWork.vendor().joinsStatements()) {
            return Chunks.of(rows, CHUNK);
        }
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from + Math.min(MOST, Integer.highestOneBit(rows.size() - from));
            parts.add(rows.subList(from, to));
            from = to;
        }
        return parts;
    }

    /**
     * Returns native SQL that inserts one row unless there is one with the same key; it then changes no row. Its
     * parameters are the values of the columns.
     *
     * @param columns the columns, the first of which is the key of the table
     */
    public static String insertUnlessThere(HibernateUnitOfWork unitOfWork, String table, List<String> columns) {
        String names = String.join(", ", columns);
        if (unitOfWork.vendor() == Vendor.POSTGRESQL) {
            return insert(table + " (" + names + ")", 1) + " on conflict (" + columns.get(0) + ") do nothing";
        }
        String values = IntStream.rangeClosed(1, columns.size())
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
        return "merge into " + table + " using dual on " + columns.get(0) + " = ?1 when not matched then insert ("
                + names + ") values (" + values + ")";
    }

    /** Reads a moment from a column of a JDBC result, which are numbered from 1. */
    public static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static <E extends Enum<E>> Optional<E> enumOf(Class<E> type, @Nullable String name) {
        return Optional.ofNullable(name).map(text -> Enum.valueOf(type, text));
    }

    /** As {@link #enumOf}, but empty for a name that only a newer version has. */
    public static <E extends Enum<E>> Optional<E> knownEnumOf(Class<E> type, @Nullable String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
