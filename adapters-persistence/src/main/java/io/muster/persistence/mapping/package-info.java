/** Entities, queries and out-ports for group mappings. */
@NullMarked
package io.muster.persistence.mapping;

import org.jspecify.annotations.NullMarked;
