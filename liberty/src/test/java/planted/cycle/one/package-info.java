/** Half of a package cycle. */
@NullMarked
package planted.cycle.one;

import org.jspecify.annotations.NullMarked;
