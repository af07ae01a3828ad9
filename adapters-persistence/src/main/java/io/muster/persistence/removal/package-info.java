/** Entities, queries and out-ports for removals and the counter that limits them. */
@NullMarked
package io.muster.persistence.removal;

import org.jspecify.annotations.NullMarked;
