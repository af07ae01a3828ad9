/** Entities, queries and out-ports for events: outbox, feed, and the access that the feed has published. */
@NullMarked
package io.muster.persistence.event;

import org.jspecify.annotations.NullMarked;
