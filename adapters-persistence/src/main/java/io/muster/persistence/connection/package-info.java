/** SSO connections and claims of e-mail domains in the database. */
@NullMarked
package io.muster.persistence.connection;

import org.jspecify.annotations.NullMarked;
