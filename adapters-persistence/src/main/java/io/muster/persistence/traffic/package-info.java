/** Entities, queries and out-ports for the requests of identity providers. */
@NullMarked
package io.muster.persistence.traffic;

import org.jspecify.annotations.NullMarked;
