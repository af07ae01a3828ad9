/** Identity provider adapters that violate the rules. */
@NullMarked
package planted.idp;

import org.jspecify.annotations.NullMarked;
