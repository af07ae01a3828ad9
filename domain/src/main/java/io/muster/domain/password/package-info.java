/** Passwords of break-glass owners, and the links by which they are set. */
@NullMarked
package io.muster.domain.password;

import org.jspecify.annotations.NullMarked;
