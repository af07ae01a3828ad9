package io.muster.domain.connection;

import io.muster.domain.organization.SsoProtocol;

/** Address and identity of an identity provider. Contains no secret. */
public sealed interface ProviderSettings permits OidcSettings, SamlSettings {
    SsoProtocol protocol();

    /** Returns the OIDC issuer or the SAML entity id. */
    String issuer();

    /**
     * Returns whether a subject means the same person in both. An OpenID provider may have other subjects for each
     * client (OpenID Connect Core 8.1).
     */
    boolean hasSameSubjectsAs(ProviderSettings other);
}
