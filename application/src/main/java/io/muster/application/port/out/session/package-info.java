/** Out-ports for sessions. */
@NullMarked
package io.muster.application.port.out.session;

import org.jspecify.annotations.NullMarked;
