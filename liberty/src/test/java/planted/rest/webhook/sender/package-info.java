/** REST adapters that break the rules. */
@NullMarked
package planted.rest.webhook.sender;

import org.jspecify.annotations.NullMarked;
