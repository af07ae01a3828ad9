/** In-ports for SSO connections and e-mail domains. */
@NullMarked
package io.muster.application.port.in.connection;

import org.jspecify.annotations.NullMarked;
