package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;

/**
 * An address of a verified domain that a user of another organization than the domain's holds.
 *
 * @param holder the organization of the user
 * @param key the folded address, see {@link EmailAddress#key}
 */
public record ForeignAddress(OrganizationId holder, UserId user, String key) {}
