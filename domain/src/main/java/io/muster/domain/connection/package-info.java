/** Settings of a connection to an identity provider, by protocol, and the rules for its certificates. */
@NullMarked
package io.muster.domain.connection;

import org.jspecify.annotations.NullMarked;
