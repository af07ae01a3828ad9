package io.muster.application.service;

import io.muster.application.port.out.Holds;
import io.muster.application.port.out.Organizations;
import io.muster.application.port.out.TokenRings;
import io.muster.domain.access.Given;
import io.muster.domain.organization.ModeSwitch;
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
    private final TokenRings rings;
    private final Holds holds;
    private final KeyedHash hash;
    private final Sources sources;

    public ModeSwitching(Organizations organizations, TokenRings rings, Holds holds, KeyedHash hash, Sources sources) {
        this.organizations = organizations;
        this.rings = rings;
        this.holds = holds;
        this.hash = hash;
        this.sources = sources;
    }

    /** The organization is locked. Returns the first token where one is due. */
    Optional<CredentialText> carryOut(ModeSwitch change, String by) {
        organizations.save(change.organization());
        Instant now = sources.now();
        return switch (change.tokens()) {
            case KEEP -> Optional.empty();
            case REVOKE -> {
                rings.save(rings.of(change.organization().id(), now).revokeAll(now));
                holds.rejectHeld(change.organization().id(), new Given(now, by));
                yield Optional.empty();
            }
            case ISSUE -> {
                CredentialText text = freshToken();
                ScimToken token = ScimToken.issued(text, hash, now, by);
                rings.save(rings.of(change.organization().id(), now).issue(token, now));
                yield Optional.of(text);
            }
        };
    }

    CredentialText freshToken() {
        return CredentialText.of(
                CredentialText.Kind.SCIM_TOKEN,
                sources.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                sources.secrets().random(CredentialText.SECRET_BYTES));
    }
}
