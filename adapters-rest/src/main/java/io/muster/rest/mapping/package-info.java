/** Admin API for group mappings. */
@NullMarked
package io.muster.rest.mapping;

import org.jspecify.annotations.NullMarked;
