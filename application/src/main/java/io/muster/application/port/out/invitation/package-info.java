/** Ports for invitations. */
@NullMarked
package io.muster.application.port.out.invitation;

import org.jspecify.annotations.NullMarked;
