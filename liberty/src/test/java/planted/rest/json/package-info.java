/** Shared JSON reading that breaks the rules. */
@NullMarked
package planted.rest.json;

import org.jspecify.annotations.NullMarked;
