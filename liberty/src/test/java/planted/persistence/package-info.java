/** Persistence adapters that break the rules. */
@NullMarked
package planted.persistence;

import org.jspecify.annotations.NullMarked;
