/** Ports for the passwords of break-glass owners. */
@NullMarked
package io.muster.application.port.out.password;

import org.jspecify.annotations.NullMarked;
