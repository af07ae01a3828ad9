package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;
import java.util.Set;

/**
 * How an organization's members sign in.
 *
 * @param issuer the OIDC issuer or SAML entity id
 * @param connectionRole the organization role of members who were given no other
 * @param domains the e-mail domains that this organization has verified
 * @param attestation who checked settings and domains; present on an active connection
 */
public record SsoConnection(
        Protocol protocol,
        String issuer,
        OrgRole connectionRole,
        Set<DomainName> domains,
        boolean active,
        Optional<Attestation> attestation) {

    /** What the identity provider speaks for sign-in. */
    public enum Protocol {
        OIDC,
        SAML
    }

    /** @throws Problem SSO_NOT_VERIFIED if it would be active without a verified domain or a check of its settings */
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
