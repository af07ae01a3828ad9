/** Sends webhooks over HTTP. Addresses that are not public have to be allowed by configuration. */
@NullMarked
package io.muster.rest.webhook.sender;

import org.jspecify.annotations.NullMarked;
