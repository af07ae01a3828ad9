/** OpenID Connect: discovery, authorization code flow with PKCE, ID tokens. */
@NullMarked
package io.muster.idp.connection.oidc;

import org.jspecify.annotations.NullMarked;
