/** Writes and reads the sync log. {@code SyncLogWriter} logs successes in the unit of work of the change. */
@NullMarked
package io.muster.application.service.synclog;

import org.jspecify.annotations.NullMarked;
