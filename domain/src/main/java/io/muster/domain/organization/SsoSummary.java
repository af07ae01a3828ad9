package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;

/**
 * The part of an organization's SSO connection by which provisioning and access are judged. An activation of a
 * connection writes it; where the host product does the sign-on, an operator attests it, and there is no connection
 * behind it.
 *
 * @param issuer the OIDC issuer or SAML entity id
 * @param connectionRole the role of members to whom nothing else gives a role
 * @param attestation the check of the settings; present on an active connection
 */
public record SsoSummary(
        SsoProtocol protocol,
        String issuer,
        OrgRole connectionRole,
        boolean active,
        Optional<Attestation> attestation) {

    /** @throws Problem SSO_NOT_VERIFIED if the connection is active without an attestation */
    public SsoSummary {
        Texts.require("issuer", issuer, 1_024);
        if (active && attestation.isEmpty()) {
            throw new Problem(
                    Problem.Code.SSO_NOT_VERIFIED, "An SSO connection can become active only with checked settings");
        }
    }

    public static SsoSummary draft(SsoProtocol protocol, String issuer, OrgRole connectionRole) {
        return new SsoSummary(protocol, issuer, connectionRole, false, Optional.empty());
    }

    public SsoSummary activated(Attestation checked) {
        return new SsoSummary(protocol, issuer, connectionRole, true, Optional.of(checked));
    }

    public SsoSummary withConnectionRole(OrgRole role) {
        return new SsoSummary(protocol, issuer, role, active, attestation);
    }

    public SsoSummary deactivated() {
        return new SsoSummary(protocol, issuer, connectionRole, false, attestation);
    }
}
