package io.muster.persistence.hibernate;

import java.io.Serializable;
import java.util.UUID;

/** The key of entities that belong to an organization. */
public record TenantKey(UUID organizationId, UUID id) implements Serializable {}
