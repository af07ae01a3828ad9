package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** An operator deletes organizations. */
public interface DeleteOrganizations {
    /**
     * Deletes an organization at once for everybody: it is not found, its credentials are refused, and its verified
     * domains are free. After the return its e-mail addresses are free, too. Its rows are purged later.
     *
     * @param confirmedName the name of the organization, exactly as stored
     * @param exportWaived whether no export is needed
     * @return the organization as it was
     * @throws Problem FORBIDDEN, NOT_FOUND; CONFIRMATION_REQUIRED if the name is missing or another one;
     *     PRECONDITION_MISSING without a recent export, unless it is waived
     */
    Organization delete(AdminCaller caller, OrganizationId id, Optional<String> confirmedName, boolean exportWaived);
}
