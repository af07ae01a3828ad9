package io.muster.application.port.out.access;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/** Serializes the changes of an organization that could take the last Admin away. */
public interface AdminGuard {
    /**
     * Locks the guard of the organization until the unit of work ends, so that of two concurrent demotions the second
     * one sees the effect of the first. Has to be locked after groups and users, and before any role is read.
     */
    void lock(OrganizationId organization);

    /**
     * Returns whether an active member has the role Admin. The query stops at the first one, so it is always cheap. The
     * one that is found stays active until the unit of work ends: another change of that member waits, and then sees
     * that it is an Admin.
     */
    boolean hasActiveAdmin(OrganizationId organization);

    /**
     * Returns whether more active members than this number are Admins under a connection role without being break-glass
     * owners. Locks nothing. The cost may grow with the number of Admins.
     */
    boolean hasMoreAdmins(OrganizationId organization, long number, Optional<OrgRole> connectionRole);
}
