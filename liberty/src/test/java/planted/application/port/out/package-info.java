/** Out-ports that violate the rules. */
@NullMarked
package planted.application.port.out;

import org.jspecify.annotations.NullMarked;
