/** In-ports for events: outbox and feed. */
@NullMarked
package io.muster.application.port.in.event;

import org.jspecify.annotations.NullMarked;
