/** Out-ports for the sync log. */
@NullMarked
package io.muster.application.port.out.synclog;

import org.jspecify.annotations.NullMarked;
