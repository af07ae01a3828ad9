package io.muster.domain.organization;

/** A role that an admin gives directly or by a mapping, with the time and the author of the decision. */
public record RoleGrant(OrgRole role, Provenance provenance) {}
