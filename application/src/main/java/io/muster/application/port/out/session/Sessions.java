package io.muster.application.port.out.session;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of all organizations. They end with the member. */
public interface Sessions {
    /**
     * A session with the state of its member.
     *
     * @param member the name of the member
     * @param hasAccess whether the member has access now
     */
    record Held(Session session, String member, boolean hasAccess) {}

    void add(Session session);

    /** Finds a session with the state of its member, in one statement. */
    Optional<Held> find(OrganizationId organization, SecretDigest digest, Instant now);

    /** Keeps that the session was used. */
    void seen(OrganizationId organization, SessionId id, Instant now);

    /** Ends a session. */
    void end(OrganizationId organization, SessionId id, Instant now);

    /** Ends all sessions of a member. */
    void endAll(OrganizationId organization, UserId member, Instant now);

    /** Deletes at most {@code limit} sessions that were made before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** Returns sessions of an organization, also ended ones, those after the given one in an order of its own. */
    List<Session> page(OrganizationId organization, Optional<SessionId> after, int limit);
}
