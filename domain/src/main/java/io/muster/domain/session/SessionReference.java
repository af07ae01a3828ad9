package io.muster.domain.session;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretDigest;

/** Finds the session of a cookie, and gives no access: it has the hash of the secret in place of the secret. */
public record SessionReference(OrganizationId organization, SecretDigest digest) {}
