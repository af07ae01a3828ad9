/** Admins invite people, who become members by their first sign-in. */
@NullMarked
package io.muster.application.port.in.invitation;

import org.jspecify.annotations.NullMarked;
