package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;
import java.util.Set;

/**
 * The OIDC or SAML settings by which members of an organization sign in.
 *
 * @param issuer the OIDC issuer or SAML entity id
 * @param connectionRole the role of members to whom nothing else gives a role
 * @param domains the e-mail domains that this organization has verified
 * @param attestation the check of settings and domains; present on an active connection
 */
public record SsoConnection(
        Protocol protocol,
        String issuer,
        OrgRole connectionRole,
        Set<DomainName> domains,
        boolean active,
        Optional<Attestation> attestation) {

    /** The sign-in protocol. */
    public enum Protocol {
        OIDC,
        SAML
    }

    /** @throws Problem SSO_NOT_VERIFIED if the connection is active without a verified domain or an attestation */
    public SsoConnection {
        domains = Set.copyOf(domains);
        Texts.require("issuer", issuer, 1_024);
        if (active && (domains.isEmpty() || attestation.isEmpty())) {
            throw new Problem(
                    Problem.Code.SSO_NOT_VERIFIED,
                    "An SSO connection can become active only with a verified domain and checked settings");
        }
    }

    public static SsoConnection draft(
            Protocol protocol, String issuer, OrgRole connectionRole, Set<DomainName> domains) {
        return new SsoConnection(protocol, issuer, connectionRole, domains, false, Optional.empty());
    }

    public SsoConnection activated(Attestation checked) {
        return new SsoConnection(protocol, issuer, connectionRole, domains, true, Optional.of(checked));
    }

    public SsoConnection deactivated() {
        return new SsoConnection(protocol, issuer, connectionRole, domains, false, attestation);
    }
}
