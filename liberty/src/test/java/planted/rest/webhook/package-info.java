/** REST adapters that break the rules. */
@NullMarked
package planted.rest.webhook;

import org.jspecify.annotations.NullMarked;
