package io.muster.application.port.in.session;

import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import java.util.Optional;

/** A browser uses the session that it has. */
public interface UseSession {
    /** A session that works, with the userName of its member. */
    record SignedIn(Session session, String member) {}

    /** Finds the session; empty if it has ended, or if its member has no access any more. Reads one indexed row. */
    Optional<SignedIn> find(SessionCookie cookie);

    /** Ends the session, if there is one. */
    void end(SessionCookie cookie);
}
