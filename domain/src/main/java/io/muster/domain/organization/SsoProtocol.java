package io.muster.domain.organization;

/** The protocol by which members sign in. */
public enum SsoProtocol {
    OIDC,
    SAML
}
