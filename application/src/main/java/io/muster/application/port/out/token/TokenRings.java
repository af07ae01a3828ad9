package io.muster.application.port.out.token;

import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The SCIM tokens of all organizations. Ended tokens are kept for a time, so that a use of one is reported to its
 * organization.
 */
public interface TokenRings {
    /** Finds a token of the organization in one query, by the token's public id. */
    default Optional<Known> find(OrganizationId organization, String publicId) {
        return ask(organization, publicId).get();
    }

    /** As {@link #find}, but the question may travel with the next statement of the unit of work. */
    Supplier<Optional<Known>> ask(OrganizationId organization, String publicId);

    /** Finds a token of any organization, so that its use at another one's endpoint is reported to its own. */
    Optional<Known> findAnywhere(String publicId);

    /**
     * As {@link #find}, and keeps the token as it is: {@link #save} waits until the unit of work ends. Waits for a unit
     * of work that has saved an end of the token, and returns that end. Units of work that share the same token do not
     * wait for each other, unless the database has only exclusive locks (H2). The lock may travel with the next
     * statement of the unit of work, before which it is taken; it is there when the token is read.
     */
    Supplier<Optional<Known>> lockShared(OrganizationId organization, String publicId);

    /** Returns the tokens that work at this moment. A caller that saves the ring has to lock the organization first. */
    TokenRing of(OrganizationId organization, Instant now);

    /**
     * Returns a page of organizations with working tokens that one of these has issued, in the order of their ids. The
     * cost grows with the tokens that they have issued only.
     */
    List<OrganizationId> organizationsWithTokensBy(
            Set<String> issuers, Instant now, Optional<OrganizationId> after, int limit);

    /** Stores the new tokens of the ring and the changed ends, as soon as no other unit of work shares a token. */
    void save(TokenRing ring);

    /** Stores the use of a token if {@link LastUse#isDue} allows it. */
    void used(OrganizationId organization, String publicId, Instant now);

    /** Deletes at most so many tokens of the organization that ended before the moment; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** A stored token with its organization. */
    record Known(ScimToken token, Organization organization) {}
}
