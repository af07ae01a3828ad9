/** Entities, queries and out-ports for the sync log. */
@NullMarked
package io.muster.persistence.synclog;

import org.jspecify.annotations.NullMarked;
