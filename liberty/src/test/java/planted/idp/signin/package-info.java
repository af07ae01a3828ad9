/** Sign-in adapters that break the rules. */
@NullMarked
package planted.idp.signin;

import org.jspecify.annotations.NullMarked;
