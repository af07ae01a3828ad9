/** Claims of e-mail domains in the database; connections are in {@code persistence.signin}. */
@NullMarked
package io.muster.persistence.connection;

import org.jspecify.annotations.NullMarked;
