/** Use cases for events: outbox and feed. */
@NullMarked
package io.muster.application.service.event;

import org.jspecify.annotations.NullMarked;
