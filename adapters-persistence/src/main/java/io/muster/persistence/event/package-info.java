/** Tables, queries and out-ports for events: outbox and feed. */
@NullMarked
package io.muster.persistence.event;

import org.jspecify.annotations.NullMarked;
