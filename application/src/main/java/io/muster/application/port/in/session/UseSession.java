package io.muster.application.port.in.session;

import io.muster.application.port.in.SignedInMember;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.SessionCookie;
import java.util.Optional;

/** A browser uses the session that it has. */
public interface UseSession {
    /**
     * The member of a session, and the organization.
     *
     * @param member empty for a member whose deletion is held
     */
    record Identity(Optional<DirectoryUser> member, Organization organization) {}

    /**
     * Finds who is signed in; empty if the session has ended, or if its member has no access any more. Takes one query;
     * records the use at most once a minute.
     */
    Optional<SignedInMember> find(SessionCookie cookie);

    /** @throws Problem UNAUTHENTICATED if the organization is gone meanwhile */
    Identity identity(SignedInMember caller);

    /** Ends the session. */
    void end(SignedInMember caller);
}
