/** Tables, queries and out-ports for removals and their limit. */
@NullMarked
package io.muster.persistence.removal;

import org.jspecify.annotations.NullMarked;
