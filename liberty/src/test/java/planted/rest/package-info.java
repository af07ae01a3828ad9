/** REST adapters that break the rules. */
@NullMarked
package planted.rest;

import org.jspecify.annotations.NullMarked;
