package io.muster.application.port.in;

import io.muster.domain.organization.Organization;

/**
 * An authenticated identity provider.
 *
 * @param organization that its token belongs to
 * @param tokenId the public id of the token
 * @param simulated whether a simulation uses the token: what it does is no fact about the identity provider
 */
public record ScimCaller(Organization organization, String tokenId, boolean simulated) {}
