/** REST adapters that violate the rules. */
@NullMarked
package planted.rest;

import org.jspecify.annotations.NullMarked;
