/** Sign-in adapters that violate the rules. */
@NullMarked
package planted.idp.signin;

import org.jspecify.annotations.NullMarked;
