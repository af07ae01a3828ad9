package io.muster.application.port.in;

import io.muster.domain.organization.Organization;

/** An authenticated identity provider: the organization that its token belongs to, and the token's public id. */
public record ScimCaller(Organization organization, String tokenId) {}
