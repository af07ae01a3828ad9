/** One of two packages that depend on each other. */
@NullMarked
package planted.cycle.one;

import org.jspecify.annotations.NullMarked;
