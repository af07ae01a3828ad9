/** Admin API for invitations. */
@NullMarked
package io.muster.rest.invitation;

import org.jspecify.annotations.NullMarked;
