package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * Records exports of an organization. The caller reads its content page by page: here what nobody else lists, the rest
 * with the other in-ports.
 */
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

    /**
     * Returns links of members to accounts of identity providers, those after the given one.
     *
     * @throws Problem NOT_FOUND
     */
    List<SubjectLink> links(AdminCaller caller, OrganizationId id, Optional<SubjectLink> after, int limit);

    /**
     * Returns sessions, also ended ones, those after the given one.
     *
     * @throws Problem NOT_FOUND
     */
    List<Session> sessions(AdminCaller caller, OrganizationId id, Optional<SessionId> after, int limit);

    /**
     * Returns what is known of passwords of break-glass owners, those after the given member.
     *
     * @throws Problem NOT_FOUND
     */
    List<OwnerPassword> passwords(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);
}
