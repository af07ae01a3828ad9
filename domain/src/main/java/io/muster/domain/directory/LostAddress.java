package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;

/**
 * A primary e-mail address that the owner of its domain has taken from a user of this organization.
 *
 * @param key the folded address, see {@link EmailAddress#key}
 */
public record LostAddress(OrganizationId organization, UserId user, String key) {}
