package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/**
 * Which resources, in which order, and which stretch of them. Without a sort the order is that of creation (by id),
 * which never changes.
 */
public record Search<A extends Enum<A> & Attribute>(Optional<Filter<A>> filter, Optional<Sort<A>> sort, Page page) {
    public static final int MAX_PAGE = 500;
    public static final int DEFAULT_PAGE = 100;

    /** @throws Problem INVALID_VALUE if a sort is combined with a cursor, whose order is that of creation */
    public Search {
        if (sort.isPresent() && page instanceof Page.After) {
            throw Problem.invalidValue("sortBy can't be combined with cursor");
        }
    }

    /** Absent values come last in ascending and first in descending order; equal ones are ordered by id. */
    public record Sort<A>(A attribute, boolean descending) {}

    /** A stretch of the found resources. */
    public sealed interface Page {
        int count();

        /** @param startIndex the first one wanted, counted from 1 */
        record FromIndex(int startIndex, int count) implements Page {}

        /** @param after the id of the last one already seen; empty for the beginning */
        record After(Optional<UUID> after, int count) implements Page {}
    }
}
