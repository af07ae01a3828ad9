package io.muster.application.port.in.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import java.util.List;
import java.util.Optional;

/** An operator shows an API key, and keys come to be. */
public interface AuthenticateOperator {
    /** @throws Problem UNAUTHENTICATED */
    AdminCaller authenticate(String key);

    /** Issues a key; its secret exists only in the answer. */
    CredentialText issue(AdminCaller caller, String name, Optional<OrganizationId> scope);

    /** All keys that the caller may see: of every scope, or of its own organization. */
    List<ApiKey> list(AdminCaller caller);

    /** @throws Problem NOT_FOUND */
    void revoke(AdminCaller caller, String publicId);

    /**
     * Makes sure that there is a key for all organizations: the one given, or a fresh one if there is none at all.
     *
     * @return the fresh key, if one had to be made: to be shown once
     */
    Optional<CredentialText> bootstrap(Optional<CredentialText> given);
}
