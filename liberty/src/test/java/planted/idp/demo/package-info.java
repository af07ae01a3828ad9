/** A demonstration's identity provider that violates the rules. */
@NullMarked
package planted.idp.demo;

import org.jspecify.annotations.NullMarked;
