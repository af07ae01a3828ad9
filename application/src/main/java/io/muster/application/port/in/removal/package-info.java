/** Admins decide about held removals; the clock lets them take effect at their deadline. */
@NullMarked
package io.muster.application.port.in.removal;

import org.jspecify.annotations.NullMarked;
