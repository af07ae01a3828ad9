package io.muster.application.port.in.session;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.util.List;

/** Members see and end their own sessions, Admins those of all members. */
public interface ManageSessions {
    /** The number of sessions that are listed. */
    int MAX_LISTED = 100;

    /**
     * Returns the sessions of a member that work now, newest first, at most {@value #MAX_LISTED}.
     *
     * @throws Problem FORBIDDEN if they are another member's and the caller is no Admin
     */
    List<Session> of(AdminCaller caller, OrganizationId organization, UserId member);

    /** @throws Problem NOT_FOUND if the member has no such session that works; FORBIDDEN as for {@link #of} */
    void end(AdminCaller caller, OrganizationId organization, UserId member, SessionId session);

    /**
     * Ends all sessions of a member, the caller's own included.
     *
     * @throws Problem FORBIDDEN as for {@link #of}
     */
    void endAll(AdminCaller caller, OrganizationId organization, UserId member);
}
