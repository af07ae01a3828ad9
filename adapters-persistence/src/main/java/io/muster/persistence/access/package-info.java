/** Tables, queries and out-ports for effective access. */
@NullMarked
package io.muster.persistence.access;

import org.jspecify.annotations.NullMarked;
