/** Outbound HTTP that violates the rules by depending on the domain. */
@NullMarked
package planted.outbound;

import org.jspecify.annotations.NullMarked;
