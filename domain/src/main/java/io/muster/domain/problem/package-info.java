/** Refusals by a rule, and the quoting of input in them. */
@NullMarked
package io.muster.domain.problem;

import org.jspecify.annotations.NullMarked;
