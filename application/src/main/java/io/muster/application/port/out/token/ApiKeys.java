package io.muster.application.port.out.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The API keys of the admin API. */
public interface ApiKeys {
    Optional<ApiKey> find(String publicId);

    /**
     * Returns the key, which cannot be revoked before the unit of work ends. Waits for a unit of work that has locked
     * or revoked the key, and returns what it leaves. Units of work that share the same key do not wait for each other,
     * unless the database has only exclusive locks (H2).
     */
    Optional<ApiKey> lockShared(String publicId);

    /** Returns those of the keys that exist. Waits for the units of work that share one; none can afterwards. */
    List<ApiKey> lock(Collection<String> publicIds);

    /** Adds the key, or replaces the one that has its public id and is locked. */
    void save(ApiKey key);

    /**
     * Lists keys, newest first.
     *
     * @param scope the organization of the keys; empty for all keys
     */
    List<ApiKey> list(Optional<OrganizationId> scope);

    /** Lists the keys that an actor has issued, also those that no longer work. */
    List<ApiKey> issuedBy(String actor);

    /** Stores the use of a key if {@link LastUse#isDue} allows it. */
    void used(String publicId, Instant now);

    /**
     * Deletes at most so many keys, of all organizations, that were revoked or ended before the moment; returns how
     * many. Leaves out those named {@link ApiKey#BOOTSTRAP}: a key that the settings give must not work again after a
     * restart.
     */
    int purge(Instant before, int limit);
}
