package io.muster.domain.organization;

import java.time.Instant;

/**
 * When something was decided, and by whom.
 *
 * @param by the name of an admin or operator, or {@code SCIM} for the identity provider
 */
public record Provenance(Instant at, String by) {}
