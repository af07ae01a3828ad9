/** Passwords of break-glass owners in the database. */
@NullMarked
package io.muster.persistence.password;

import org.jspecify.annotations.NullMarked;
