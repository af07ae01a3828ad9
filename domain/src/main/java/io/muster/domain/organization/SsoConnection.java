package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;

/**
 * The OIDC or SAML settings by which members of an organization sign in.
 *
 * @param issuer the OIDC issuer or SAML entity id
 * @param connectionRole the role of members to whom nothing else gives a role
 * @param attestation the check of the settings; present on an active connection
 */
public record SsoConnection(
        Protocol protocol, String issuer, OrgRole connectionRole, boolean active, Optional<Attestation> attestation) {

    /** The sign-in protocol. */
    public enum Protocol {
        OIDC,
        SAML
    }

    /** @throws Problem SSO_NOT_VERIFIED if the connection is active without an attestation */
    public SsoConnection {
        Texts.require("issuer", issuer, 1_024);
        if (active && attestation.isEmpty()) {
            throw new Problem(
                    Problem.Code.SSO_NOT_VERIFIED, "An SSO connection can become active only with checked settings");
        }
    }

    public static SsoConnection draft(Protocol protocol, String issuer, OrgRole connectionRole) {
        return new SsoConnection(protocol, issuer, connectionRole, false, Optional.empty());
    }

    public SsoConnection activated(Attestation checked) {
        return new SsoConnection(protocol, issuer, connectionRole, true, Optional.of(checked));
    }

    public SsoConnection deactivated() {
        return new SsoConnection(protocol, issuer, connectionRole, false, attestation);
    }
}
