/** Half of a package cycle. */
@NullMarked
package planted.cycle.two;

import org.jspecify.annotations.NullMarked;
