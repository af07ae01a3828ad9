/** In-ports for people who sign in, and for admins who read the log of that. */
@NullMarked
package io.muster.application.port.in.signin;

import org.jspecify.annotations.NullMarked;
