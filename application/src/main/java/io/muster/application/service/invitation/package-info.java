/** Invitations of people who are no members yet. */
@NullMarked
package io.muster.application.service.invitation;

import org.jspecify.annotations.NullMarked;
