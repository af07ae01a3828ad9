package io.muster.persistence;

import java.io.Serializable;
import java.util.UUID;

/** The key of everything that belongs to an organization. */
record TenantKey(UUID organizationId, UUID id) implements Serializable {}
