package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/**
 * A query for resources: a filter, an order and a page. Without a sort, resources are ordered by id, which is the order
 * of their creation.
 */
public record Search<A extends Enum<A> & Attribute>(Optional<Filter<A>> filter, Optional<Sort<A>> sort, Page page) {
    public static final int DEFAULT_PAGE = 100;

    /** @throws Problem INVALID_VALUE if a sort is combined with a cursor, which needs the order of ids */
    public Search {
        if (sort.isPresent() && page instanceof Page.After) {
            throw Problem.invalidValue("sortBy can't be combined with cursor");
        }
    }

    /** Absent values are last in ascending and first in descending order. Equal values are ordered by id. */
    public record Sort<A>(A attribute, boolean descending) {}

    /** A page of the found resources. */
    public sealed interface Page {
        int count();

        /** @param startIndex the position of the first resource, counted from 1 */
        record FromIndex(int startIndex, int count) implements Page {}

        /** @param after the id of the last resource of the page before; empty for the first page */
        record After(Optional<UUID> after, int count) implements Page {}
    }
}
