/** Shared JSON reading that violates the rules. */
@NullMarked
package planted.rest.json;

import org.jspecify.annotations.NullMarked;
