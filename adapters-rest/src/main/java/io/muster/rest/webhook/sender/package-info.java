/** Sends webhooks over HTTP, to public addresses only unless configured. */
@NullMarked
package io.muster.rest.webhook.sender;

import org.jspecify.annotations.NullMarked;
