/** Held removals are decided one by one or all together, and a decision can be undone. */
@NullMarked
package io.muster.rest.removal;

import org.jspecify.annotations.NullMarked;
