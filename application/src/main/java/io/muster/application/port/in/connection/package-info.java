/** Admins set up SSO connections and prove domains; the clock looks at both again. */
@NullMarked
package io.muster.application.port.in.connection;

import org.jspecify.annotations.NullMarked;
