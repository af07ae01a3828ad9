/** Outbound adapters to identity providers and the DNS: checks of SSO connections and domains. */
@NullMarked
package io.muster.idp.connection;

import org.jspecify.annotations.NullMarked;
