package io.muster.application.port.in.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An operator's or admin's conversation about API keys. The audit log of an organization has the acts on its keys, that
 * of the installation those on keys for all organizations.
 */
public interface ManageApiKeys {
    /**
     * Issues a key; the answer alone contains its secret.
     *
     * @param scope the only organization that the key opens; empty for all
     * @param endsAt the time from which the key no longer works; empty for a key that works until it is revoked
     * @throws Problem NOT_FOUND, INVALID_VALUE; FORBIDDEN if an admin asks for a key for all organizations
     */
    CredentialText issue(AdminCaller caller, String name, Optional<OrganizationId> scope, Optional<Instant> endsAt);

    /** Returns the keys that the caller may see, newest first: an operator all, an admin those of the organization. */
    List<ApiKey> list(AdminCaller caller);

    /**
     * Returns the keys that open this organization alone, newest first.
     *
     * @throws Problem NOT_FOUND
     */
    List<ApiKey> list(AdminCaller caller, OrganizationId organization);

    /**
     * Revokes a key alone. Keys and tokens that it issued keep working.
     *
     * @throws Problem NOT_FOUND
     */
    void revoke(AdminCaller caller, String publicId);

    /**
     * Revokes a key, the keys that it issued, those that they issued, and so on; then the SCIM tokens that one of them
     * issued, and switches off the webhooks that one of them created. Each key and each organization is a unit of work
     * of its own. If this fails, the same call does the rest, also for a key that is revoked already.
     *
     * @throws Problem NOT_FOUND
     */
    void revokeWithIssued(AdminCaller caller, String publicId);

    /**
     * Makes sure that there is a key for all organizations: the given one, or a fresh one if there is none at all.
     * Nodes that do so at the same time wait for each other.
     *
     * @param keep gets the fresh key, if one is made. It is issued only if this returns normally: nobody can use a key
     *     that was not kept
     */
    void bootstrap(Optional<CredentialText> given, Consumer<CredentialText> keep);
}
