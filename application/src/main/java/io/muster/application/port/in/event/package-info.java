/** Host products read the feed, and admins retry withheld events; the clock fills the feed from the outbox. */
@NullMarked
package io.muster.application.port.in.event;

import org.jspecify.annotations.NullMarked;
