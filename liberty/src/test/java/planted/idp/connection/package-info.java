/** Identity provider adapters that break the rules. */
@NullMarked
package planted.idp.connection;

import org.jspecify.annotations.NullMarked;
