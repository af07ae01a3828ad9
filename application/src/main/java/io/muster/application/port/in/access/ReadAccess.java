package io.muster.application.port.in.access;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** A host product or an admin reads the access of members and its reasons. */
public interface ReadAccess {
    /**
     * Returns whether a member may enter a workspace, and in which role. Takes one query, since a host product asks on
     * each of its requests. Refuses a user who is not a member.
     */
    Admission check(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /**
     * Returns the access of a member with its reasons. Takes one query.
     *
     * @throws Problem NOT_FOUND; with the time and request of the deletion, if the sync log still contains it
     */
    Explained access(AdminCaller caller, OrganizationId id, UserId user);

    /**
     * Returns a page of members in the order of their ids, those after the given one. A page of members with thousands
     * of reasons is shorter than the limit.
     */
    Slice<Explained> page(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);

    /** An answer to {@link #check}; contains the role also where the workspace is refused. */
    record Admission(boolean allowed, Optional<OrgRole> role) {
        public static final Admission REFUSED = new Admission(false, Optional.empty());
    }

    /** An access with the facts from which it was derived. */
    record Explained(AccessFacts facts, EffectiveAccess access, Instant now) {}
}
