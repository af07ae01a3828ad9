/** Domain classes that violate the rules. */
@NullMarked
package planted.domain.text;

import org.jspecify.annotations.NullMarked;
