/** Admins read the sync log; the edge reports failures to it. Successes are logged by the use cases themselves. */
@NullMarked
package io.muster.application.port.in.synclog;

import org.jspecify.annotations.NullMarked;
