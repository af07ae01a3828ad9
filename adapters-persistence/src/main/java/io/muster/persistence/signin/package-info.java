/** Entities, queries and out-ports for connections to identity providers, sign-ins and sessions. */
@NullMarked
package io.muster.persistence.signin;

import org.jspecify.annotations.NullMarked;
