/** Out-ports for events: outbox and feed. */
@NullMarked
package io.muster.application.port.out.event;

import org.jspecify.annotations.NullMarked;
