package io.muster.domain.organization;

import java.time.Instant;

/**
 * The time and the author of a decision.
 *
 * @param by the name of an admin or operator, or of what acted for none, such as {@code SCIM}, {@code JIT} or {@code
 *     (deadline)}
 */
public record Provenance(Instant at, String by) {}
