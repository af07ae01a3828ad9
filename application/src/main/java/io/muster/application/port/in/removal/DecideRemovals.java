package io.muster.application.port.in.removal;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import java.util.List;
import java.util.Optional;

/** An admin's conversation about the brake on mass deprovisioning, and about what it holds. */
public interface DecideRemovals {
    /** Empty: nothing is ever held. */
    Optional<RemovalPolicy> policy(AdminCaller caller, OrganizationId id);

    /** What is held already stays held. */
    void setPolicy(AdminCaller caller, OrganizationId id, Optional<RemovalPolicy> policy);

    /** Newest first, those before the given number. */
    List<Removal> removals(
            AdminCaller caller, OrganizationId id, Optional<Removal.State> state, Optional<Long> before, int limit);

    /**
     * Approves, rejects or takes back an earlier decision, until the removal is final.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is nothing to decide; DUPLICATE if a member who is to come back has
     *     a name or address that is in use by now; PROTECTED_MEMBER
     */
    Removal decide(AdminCaller caller, OrganizationId id, long number, Removal.Decision decision);

    /**
     * Decides on what is held, newest first and one after the other, a bounded number in a call.
     *
     * @param before go on with those before this number
     */
    Decided decideAll(AdminCaller caller, OrganizationId id, Removal.Decision decision, Optional<Long> before);

    /**
     * @param left what stays held, and why
     * @param next where to go on, if there may be more
     */
    record Decided(List<Removal> decided, List<Left> left, Optional<Long> next) {}

    record Left(Removal removal, Problem why) {}
}
