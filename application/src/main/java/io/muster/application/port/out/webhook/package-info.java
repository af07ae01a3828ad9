/** Out-ports for webhooks. */
@NullMarked
package io.muster.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;
