/** Inbound adapters for sign-in: login, the OpenID Connect redirect URI, the SAML assertion consumer service. */
@NullMarked
package io.muster.idp.signin;

import org.jspecify.annotations.NullMarked;
