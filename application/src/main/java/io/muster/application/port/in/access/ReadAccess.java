package io.muster.application.port.in.access;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may do what, and why. */
public interface ReadAccess {
    /**
     * Whether a member may enter a workspace, and as what. The question that a host product asks on every request: one query.
     * Who isn't a member may enter nothing.
     */
    Admission check(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /**
     * One query.
     *
     * @throws Problem NOT_FOUND; it says by whom and when the member was deleted, if the sync log still knows
     */
    Explained access(AdminCaller caller, OrganizationId id, UserId user);

    /** A page in the order of ids, those after the given one. */
    List<Explained> page(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);

    /** An answer to {@link #check}; the role is there whenever the member has one. */
    record Admission(boolean allowed, Optional<OrgRole> role) {
        public static final Admission REFUSED = new Admission(false, Optional.empty());
    }

    /** An access and everything that it follows from. */
    record Explained(AccessFacts facts, EffectiveAccess access, Instant now) {}
}
