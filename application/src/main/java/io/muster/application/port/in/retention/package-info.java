/** In-port for what is kept for a limited time. */
@NullMarked
package io.muster.application.port.in.retention;

import org.jspecify.annotations.NullMarked;
