package io.muster.application.port.in;

import io.muster.domain.organization.Organization;
import io.muster.domain.token.TokenUse;

/**
 * An authenticated identity provider, or who acts for one.
 *
 * @param organization that its token belongs to
 * @param tokenId the public id of the token
 * @param use who sends requests with the token
 */
public record ScimCaller(Organization organization, String tokenId, TokenUse use) {
    /** Returns whether a simulation sends the request: its requests are no facts about the identity provider. */
    public boolean simulated() {
        return use == TokenUse.SIMULATION;
    }
}
