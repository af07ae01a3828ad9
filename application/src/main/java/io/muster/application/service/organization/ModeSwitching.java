package io.muster.application.service.organization;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.service.token.CredentialIssuer;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.CredentialText;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores a changed organization together with what the change does to its SCIM tokens and held removals. An
 * organization that leaves SCIM keeps all users and their present access.
 */
final class ModeSwitching {
    private final Organizations organizations;
    private final TokenRings tokenRings;
    private final Removals removals;
    private final CredentialIssuer issuer;
    private final Environment environment;

    ModeSwitching(Ports ports, CredentialIssuer issuer, Environment environment) {
        this.organizations = ports.organizations();
        this.tokenRings = ports.tokenRings();
        this.removals = ports.removals();
        this.issuer = issuer;
        this.environment = environment;
    }

    /**
     * Carries out a change of an organization that is locked.
     *
     * @return the first token if the organization enters SCIM
     */
    Optional<CredentialText> carryOut(ModeSwitch change, String by) {
        organizations.save(change.organization());
        OrganizationId id = change.organization().id();
        Instant now = environment.now();
        return switch (change.tokens()) {
            case KEEP -> Optional.empty();
            case REVOKE -> {
                tokenRings.save(tokenRings.of(id, now).revokeAll(now));
                removals.rejectHeld(id, new Provenance(now, by));
                yield Optional.empty();
            }
            case ISSUE -> {
                CredentialText text = issuer.fresh(CredentialText.Kind.SCIM_TOKEN);
                tokenRings.save(tokenRings.of(id, now).issue(issuer.scimToken(text, now, by), now));
                yield Optional.of(text);
            }
        };
    }
}
