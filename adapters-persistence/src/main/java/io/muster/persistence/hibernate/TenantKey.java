package io.muster.persistence.hibernate;

import java.io.Serializable;
import java.util.UUID;

/** The key of everything that belongs to an organization. */
public record TenantKey(UUID organizationId, UUID id) implements Serializable {}
