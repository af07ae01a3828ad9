/** Simulations that violate the rules. */
@NullMarked
package planted.idp.simulation;

import org.jspecify.annotations.NullMarked;
