/** Out-ports for SSO connections. */
@NullMarked
package io.muster.application.port.out.connection;

import org.jspecify.annotations.NullMarked;
