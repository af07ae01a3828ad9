/** Connections to identity providers that violate the rules. */
@NullMarked
package planted.idp.connection;

import org.jspecify.annotations.NullMarked;
