/** Connections, domain claims and keys in the database; identity providers and the DNS outside of it. */
@NullMarked
package io.muster.application.port.out.connection;

import org.jspecify.annotations.NullMarked;
