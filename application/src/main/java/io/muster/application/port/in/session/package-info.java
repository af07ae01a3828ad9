/** In-ports for sessions. */
@NullMarked
package io.muster.application.port.in.session;

import org.jspecify.annotations.NullMarked;
