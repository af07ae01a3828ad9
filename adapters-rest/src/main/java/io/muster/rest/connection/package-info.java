/** The admin API for SSO connections and e-mail domains. */
@NullMarked
package io.muster.rest.connection;

import org.jspecify.annotations.NullMarked;
