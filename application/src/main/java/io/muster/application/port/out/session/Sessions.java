package io.muster.application.port.out.session;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.session.SessionReference;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of all organizations. They end with the member. A unit of work that locks a member and sessions of this
 * member locks the member first, so that no two of them wait for each other.
 */
public interface Sessions {
    /**
     * Adds a session of a member whom the unit of work has locked or made. If the member then has more than
     * {@value Session#MAX_OF_A_MEMBER} that are not ended, the oldest ones end.
     */
    void add(Session session);

    /** Finds a session with the state of its member, in one statement. */
    Optional<HeldSession> find(OrganizationId organization, SecretDigest digest, Instant now);

    /**
     * Finds a session as {@link #find}, and locks the member and then the session. Until the unit of work ends, nobody
     * else ends the session or changes the member itself; a role that mappings give can change.
     */
    Optional<HeldSession> lockShared(OrganizationId organization, SessionId id, Instant now);

    /** Keeps that the session was used. */
    void seen(OrganizationId organization, SessionId id, Instant now);

    /** Returns the sessions of a member that work, as far as their own state decides: the newest ones first. */
    List<Session> of(OrganizationId organization, UserId member, Instant now, int limit);

    /**
     * Ends a session of a member. Waits for units of work that hold it. Returns false if the member has no such session
     * that works.
     */
    boolean end(OrganizationId organization, UserId member, SessionId id, Instant now);

    /**
     * Ends a session, whoever the member is, if it works. Waits for units of work that hold it. The unit of work has no
     * need to lock the member.
     */
    void end(SessionReference session, Instant now);

    /** Ends all sessions of a member that work. Waits for units of work that hold one. Returns how many. */
    int endAll(OrganizationId organization, UserId member, Instant now);

    /** Deletes at most {@code limit} sessions that were made before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** Returns sessions of an organization, also ended ones, those after the given one in an order of its own. */
    List<Session> page(OrganizationId organization, Optional<SessionId> after, int limit);
}
