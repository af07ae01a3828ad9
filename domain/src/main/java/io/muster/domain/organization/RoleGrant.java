package io.muster.domain.organization;

import java.time.Instant;

/** A role given directly, since when and by whom. */
public record RoleGrant(OrgRole role, Instant since, String by) {}
