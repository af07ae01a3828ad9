/** Admin API for removals and their limit. */
@NullMarked
package io.muster.rest.removal;

import org.jspecify.annotations.NullMarked;
