/** A verifier that shares code with the writer, so that the rule is seen to bite. */
@NullMarked
package planted.verify;

import org.jspecify.annotations.NullMarked;
