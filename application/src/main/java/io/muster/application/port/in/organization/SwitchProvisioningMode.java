package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import java.util.Optional;

/** An admin decides how members join and leave. */
public interface SwitchProvisioningMode {
    /**
     * Switches the mode. Entering SCIM issues a token; leaving it, once confirmed, revokes every token at once.
     *
     * @throws Problem NOT_FOUND, PRECONDITION_MISSING, CONFIRMATION_REQUIRED
     */
    Switched switchMode(AdminCaller caller, OrganizationId id, ProvisioningMode mode, boolean confirmed);

    /** The organization in its new mode, with the first token if it entered SCIM. */
    record Switched(Organization organization, Optional<CredentialText> token) {}
}
