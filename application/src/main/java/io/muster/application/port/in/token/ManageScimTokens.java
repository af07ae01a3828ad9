package io.muster.application.port.in.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.TokenRing;
import java.time.Instant;

/** An admin's conversation about an organization's SCIM tokens. */
public interface ManageScimTokens {
    /** @throws Problem NOT_FOUND */
    Tokens tokens(AdminCaller caller, OrganizationId id);

    /**
     * Issues a new token; the present one works for another 24 hours, to the second.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if SCIM is not active
     */
    Issued rotate(AdminCaller caller, OrganizationId id);

    /**
     * Ends the older token at once.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if SCIM is not active or no older token works
     */
    Tokens endOverlap(AdminCaller caller, OrganizationId id);

    /**
     * Ends the new token at once; the older one is the current one again.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if SCIM is not active, the new token was used or no older token works
     */
    Tokens cancelRotation(AdminCaller caller, OrganizationId id);

    /** A fresh token, which is stored nowhere else in clear text. */
    record Issued(CredentialText token, Tokens tokens) {}

    /** The tokens that work at a moment. */
    record Tokens(TokenRing ring, Instant now) {}
}
