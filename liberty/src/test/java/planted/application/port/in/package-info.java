/** In-ports that violate the rules. */
@NullMarked
package planted.application.port.in;

import org.jspecify.annotations.NullMarked;
