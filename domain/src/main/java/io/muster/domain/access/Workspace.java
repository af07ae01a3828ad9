package io.muster.domain.access;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;

/** A place in the host product that members can be let into. Its name is unique in the organization, in any case. */
public record Workspace(OrganizationId organization, WorkspaceId id, String name, Instant created) {}
