package io.muster.application.service.organization;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.token.TokenRings;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.ScimToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores a changed organization together with what the change does to its SCIM tokens and to removals that are held: who
 * leaves SCIM keeps all users and their present access.
 */
public final class ModeSwitching {
    private final Organizations organizations;
    private final TokenRings tokenRings;
    private final Removals removals;
    private final KeyedHash hash;
    private final Environment environment;

    public ModeSwitching(
            Organizations organizations,
            TokenRings tokenRings,
            Removals removals,
            KeyedHash hash,
            Environment environment) {
        this.organizations = organizations;
        this.tokenRings = tokenRings;
        this.removals = removals;
        this.hash = hash;
        this.environment = environment;
    }

    /** The organization is locked. Returns the first token where one is due. */
    Optional<CredentialText> carryOut(ModeSwitch change, String by) {
        organizations.save(change.organization());
        Instant now = environment.now();
        return switch (change.tokens()) {
            case KEEP -> Optional.empty();
            case REVOKE -> {
                tokenRings.save(tokenRings.of(change.organization().id(), now).revokeAll(now));
                removals.rejectHeld(change.organization().id(), new Provenance(now, by));
                yield Optional.empty();
            }
            case ISSUE -> {
                CredentialText text = freshToken();
                ScimToken token = ScimToken.issued(text, hash, now, by);
                tokenRings.save(tokenRings.of(change.organization().id(), now).issue(token, now));
                yield Optional.of(text);
            }
        };
    }

    CredentialText freshToken() {
        return CredentialText.of(
                CredentialText.Kind.SCIM_TOKEN,
                environment.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                environment.secrets().random(CredentialText.SECRET_BYTES));
    }
}
