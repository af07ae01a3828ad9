/** Invitations of people who are no members yet. */
@NullMarked
package io.muster.domain.invitation;

import org.jspecify.annotations.NullMarked;
