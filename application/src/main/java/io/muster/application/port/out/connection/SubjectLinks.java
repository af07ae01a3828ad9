package io.muster.application.port.out.connection;

import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The identities of members at identity providers. They end with the member. */
public interface SubjectLinks {
    /** Finds the link of exactly this subject; case matters. */
    Optional<SubjectLink> find(OrganizationId organization, ConnectionId connection, String subject);

    /** Returns the links of a member, at most one for each connection. */
    List<SubjectLink> of(OrganizationId organization, UserId user);

    /** An active member who has never signed in through a connection. */
    record Unlinked(UserId member, String userName) {
        private static final long MIN_BYTES = 64;

        public long bytes() {
            return MIN_BYTES + userName.length();
        }
    }

    /**
     * Returns a page of the active members whom the connection does not know, without break-glass owners, in the order
     * of their ids, those after the given one.
     */
    Slice<Unlinked> unlinked(OrganizationId organization, ConnectionId connection, Optional<UserId> after, int limit);

    /** Counts those of {@link #unlinked}. */
    long countUnlinked(OrganizationId organization, ConnectionId connection);

    /** @throws Problem CONFLICT if the subject, or the member in this connection, has just been linked */
    void add(SubjectLink link);

    /** Removes all links of a member. Returns whether there was one. */
    boolean remove(OrganizationId organization, UserId user);

    /** Returns links of an organization, those after the given one in an order of its own. */
    List<SubjectLink> page(OrganizationId organization, Optional<SubjectLink> after, int limit);
}
