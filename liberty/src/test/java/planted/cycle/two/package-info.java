/** One of two packages that depend on each other. */
@NullMarked
package planted.cycle.two;

import org.jspecify.annotations.NullMarked;
