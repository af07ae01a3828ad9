package io.muster.application.port.out.token;

import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Optional;

/** The SCIM tokens of all organizations. Ended tokens are kept, so that their use can be told from a guess. */
public interface TokenRings {
    /** A token with the organization it belongs to, in one query by the token's public id. */
    Optional<Known> find(String publicId);

    /** The tokens that still work at the moment. The caller holds the organization's lock if it is going to save. */
    TokenRing of(OrganizationId organization, Instant now);

    /** Stores the tokens of the ring, new ones and changed endings. */
    void save(TokenRing ring);

    /** Stores the use of a token by a kind of client if {@link LastUse} says so. */
    void used(String publicId, Instant now, String client);

    /** A stored token and whose it is. */
    record Known(ScimToken token, Organization organization) {}
}
