package io.muster.application.port.out.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operators' API keys. */
public interface ApiKeys {
    Optional<ApiKey> find(String publicId);

    /** Adds the key, or replaces the one that has its public id. */
    void save(ApiKey key);

    /** Newest first: those for one organization, or all there are. */
    List<ApiKey> list(Optional<OrganizationId> scope);

    /** Stores the use of a key if {@link LastUse} says so. */
    void used(String publicId, Instant now);
}
