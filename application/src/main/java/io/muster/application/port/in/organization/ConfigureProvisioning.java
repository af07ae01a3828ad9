package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Optional;

/** An admin's conversation about the provisioning mode and the SCIM tokens. */
public interface ConfigureProvisioning {
    /**
     * Turning SCIM on issues a token; leaving it, once confirmed, revokes every token at once.
     *
     * @throws Problem NOT_FOUND, PRECONDITION_MISSING, CONFIRMATION_REQUIRED
     */
    Switched switchMode(AdminCaller caller, OrganizationId id, ProvisioningMode mode, boolean confirmed);

    /** @throws Problem NOT_FOUND */
    Tokens tokens(AdminCaller caller, OrganizationId id);

    /**
     * A new token; the present one works for another 24 hours, to the second.
     *
     * @throws Problem NOT_FOUND, MODE_CONFLICT
     */
    Issued rotate(AdminCaller caller, OrganizationId id);

    /** @throws Problem NOT_FOUND, MODE_CONFLICT */
    Tokens endOverlap(AdminCaller caller, OrganizationId id);

    /** @throws Problem NOT_FOUND; MODE_CONFLICT if the new token was used or nothing is left to go back to */
    Tokens cancelRotation(AdminCaller caller, OrganizationId id);

    /** A changed mode, with the first token where SCIM was turned on. */
    record Switched(Organization organization, Optional<CredentialText> token) {}

    /** A fresh token: its secret exists nowhere else. */
    record Issued(CredentialText token, Tokens tokens) {}

    /** The ring as the admin sees it now. */
    record Tokens(TokenRing ring, Instant now) {}
}
