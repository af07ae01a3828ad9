/** Identity provider adapters that break the rules. */
@NullMarked
package planted.idp;

import org.jspecify.annotations.NullMarked;
