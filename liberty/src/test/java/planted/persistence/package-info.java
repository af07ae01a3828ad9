/** Persistence adapters that violate the rules. */
@NullMarked
package planted.persistence;

import org.jspecify.annotations.NullMarked;
