package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;

/** Records exports of an organization. The caller reads its content page by page with the other in-ports. */
public interface ExportOrganizations {
    /**
     * Records in the audit log that an export begins: its reader gets data even if it breaks off.
     *
     * @throws Problem NOT_FOUND
     */
    void begin(AdminCaller caller, OrganizationId id);

    /**
     * Records that an export was written to its end. It allows the deletion of the organization for
     * {@link io.muster.domain.organization.ExportRule#VALID}.
     *
     * @throws Problem NOT_FOUND
     */
    void complete(AdminCaller caller, OrganizationId id);
}
