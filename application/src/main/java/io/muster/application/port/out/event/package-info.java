/** The outbox, where events are written with their change, and the feed, where they are numbered later. */
@NullMarked
package io.muster.application.port.out.event;

import org.jspecify.annotations.NullMarked;
