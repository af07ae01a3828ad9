/** The event feed, pulled. {@code CloudEventJson} writes events for the feed and for webhooks alike. */
@NullMarked
package io.muster.rest.event;

import org.jspecify.annotations.NullMarked;
