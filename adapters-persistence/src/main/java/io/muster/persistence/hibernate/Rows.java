package io.muster.persistence.hibernate;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Small things that every adapter does with rows. */
public final class Rows {
    /** How many ids go into one statement. */
    public static final int CHUNK = 1_000;

    /**
     * The ids of a parameter {@code ids} as rows of native SQL. One array, however many there are: the statement stays the
     * same one, is translated once, and plans for it are kept; and reading it by name keeps PostgreSQL from starting parallel
     * workers for what takes less time than they do.
     */
    public static final String ASKED =
            "with asked (id) as (select x.id from unnest(cast(:ids as uuid array)) as x (id)) ";

    private Rows() {}

    public static <T> Optional<T> first(SelectionQuery<T> query) {
        return query.setMaxResults(1).getResultList().stream().findFirst();
    }

    public static <T> Optional<T> get(StatelessSession session, Class<T> entity, Object key) {
        return Optional.ofNullable(session.get(entity, key));
    }

    /**
     * The condition that something is among the ids, or other keys. One is by far the most frequent case, and Hibernate keeps the
     * SQL of a query only if it has no list to expand: translating anew costs more than the query.
     */
    public static String among(Collection<?> ids) {
        return ids.size() == 1 ? " = :ids" : " in :ids";
    }

    /** Gives the ids to a query written with {@link #among}. */
    public static <Q extends CommonQueryContract> Q bindAmong(Q query, Collection<?> ids) {
        if (ids.size() == 1) {
            query.setParameter("ids", ids.iterator().next());
        } else {
            query.setParameterList("ids", ids);
        }
        return query;
    }

    /** Gives the ids to a query that begins with {@link #ASKED}. */
    public static <T> NativeQuery<T> bindAsked(NativeQuery<T> query, Collection<UUID> ids) {
        return query.setParameter("ids", ids.toArray(UUID[]::new), UUID[].class);
    }

    public static <E extends Enum<E>> Optional<E> enumOf(Class<E> type, @Nullable String name) {
        return Optional.ofNullable(name).map(text -> Enum.valueOf(type, text));
    }
}
