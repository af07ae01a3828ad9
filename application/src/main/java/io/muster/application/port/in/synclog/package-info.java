/** In-ports for the sync log. */
@NullMarked
package io.muster.application.port.in.synclog;

import org.jspecify.annotations.NullMarked;
