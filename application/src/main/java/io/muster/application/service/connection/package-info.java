/** Use cases for SSO connections and e-mail domains. */
@NullMarked
package io.muster.application.service.connection;

import org.jspecify.annotations.NullMarked;
