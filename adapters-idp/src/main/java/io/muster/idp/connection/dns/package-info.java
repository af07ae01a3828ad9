/** Outbound adapter to the DNS: the records that prove domains. */
@NullMarked
package io.muster.idp.connection.dns;

import org.jspecify.annotations.NullMarked;
