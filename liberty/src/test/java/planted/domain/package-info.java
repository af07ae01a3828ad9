/** Domain classes that violate the rules. */
@NullMarked
package planted.domain;

import org.jspecify.annotations.NullMarked;
