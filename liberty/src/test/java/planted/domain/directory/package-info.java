/** Domain classes that violate the rules. */
@NullMarked
package planted.domain.directory;

import org.jspecify.annotations.NullMarked;
