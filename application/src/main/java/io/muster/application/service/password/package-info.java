/** Passwords of break-glass owners. */
@NullMarked
package io.muster.application.service.password;

import org.jspecify.annotations.NullMarked;
