/** A verifier that violates the rules by sharing code with the writer. */
@NullMarked
package planted.verify;

import org.jspecify.annotations.NullMarked;
