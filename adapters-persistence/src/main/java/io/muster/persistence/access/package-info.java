/**
 * Entities, queries and out-ports for effective access. {@code AccessQueries} only reads: {@code FactsQuery} for the
 * access of members, {@code HoldingsQuery} for previews of mappings. {@code AdminGuard} is a port of its own, because
 * it locks and is used by changes, never by reads.
 */
@NullMarked
package io.muster.persistence.access;

import org.jspecify.annotations.NullMarked;
