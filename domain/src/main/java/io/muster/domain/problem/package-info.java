/** The one way in which a rule says no. */
@NullMarked
package io.muster.domain.problem;

import org.jspecify.annotations.NullMarked;
