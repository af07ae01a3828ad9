/** Invitations in the database. */
@NullMarked
package io.muster.persistence.invitation;

import org.jspecify.annotations.NullMarked;
