/** Hashers of passwords that violate the rules. */
@NullMarked
package planted.idp.password;

import org.jspecify.annotations.NullMarked;
