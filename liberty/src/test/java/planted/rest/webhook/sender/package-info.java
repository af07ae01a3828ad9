/** Webhook senders that violate the rules. */
@NullMarked
package planted.rest.webhook.sender;

import org.jspecify.annotations.NullMarked;
