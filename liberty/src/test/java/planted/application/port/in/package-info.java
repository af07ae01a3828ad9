/** In-ports that break the rules. */
@NullMarked
package planted.application.port.in;

import org.jspecify.annotations.NullMarked;
