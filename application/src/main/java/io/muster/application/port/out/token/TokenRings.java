package io.muster.application.port.out.token;

import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Optional;

/** The SCIM tokens of all organizations. Ended tokens are kept, so that a use of one is reported to its organization. */
public interface TokenRings {
    /** Finds a token of the organization in one query, by the token's public id. */
    Optional<Known> find(OrganizationId organization, String publicId);

    /** Finds a token of any organization, so that its use at another one's endpoint is reported to its own. */
    Optional<Known> findAnywhere(String publicId);

    /** Returns the tokens that work at this moment. A caller that saves the ring has to lock the organization first. */
    TokenRing of(OrganizationId organization, Instant now);

    /** Stores the new tokens of the ring and the changed ends. */
    void save(TokenRing ring);

    /** Stores the use of a token if {@link LastUse#isDue} allows it. */
    void used(OrganizationId organization, String publicId, Instant now);

    /** A stored token with its organization. */
    record Known(ScimToken token, Organization organization) {}
}
