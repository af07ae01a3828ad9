/** Webhooks, their queue and failed deliveries in the database, and the sender of events. */
@NullMarked
package io.muster.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;
