package io.muster.application.port.in.traffic;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.traffic.HourCount;
import java.util.List;

/** An admin reads how many SCIM requests an organization made. */
public interface ReadRequestCounts {
    /**
     * Returns the last hours in their order, the running one as the last, those without requests too.
     *
     * @throws Problem NOT_FOUND
     */
    List<HourCount> lastHours(AdminCaller caller, OrganizationId id, int hours);
}
