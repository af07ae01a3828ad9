/** In-ports for webhooks. */
@NullMarked
package io.muster.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;
