package io.muster.application.port.in.removal;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import java.util.List;
import java.util.Optional;

/** An admin sets the removal policy and decides about held removals. */
public interface DecideRemovals {
    /**
     * Returns the policy; empty if no removal is held.
     *
     * @throws Problem NOT_FOUND
     */
    Optional<RemovalPolicy> policy(AdminCaller caller, OrganizationId id);

    /**
     * Sets the policy. Removals that are held already stay held.
     *
     * @throws Problem NOT_FOUND
     */
    void setPolicy(AdminCaller caller, OrganizationId id, Optional<RemovalPolicy> policy);

    /** Returns a page of removals, newest first, those before the given number; bounded also in bytes. */
    Slice<Removal> removals(
            AdminCaller caller, OrganizationId id, Optional<Removal.State> state, Optional<Long> before, int limit);

    /**
     * Approves or rejects a removal, or takes the decision back, until the removal is final.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if the removal is final or decided so already; DUPLICATE if another user
     *     has the name or address of the returning member; PROTECTED_MEMBER if the decision is taken back from a
     *     break-glass owner or the last active Admin
     */
    Removal decide(AdminCaller caller, OrganizationId id, long number, Removal.Decision decision);

    /**
     * Decides about held removals, newest first, each in a unit of work of its own, a bounded number in a call.
     *
     * @param before the call begins with the removals before this number
     */
    Decided decideAll(AdminCaller caller, OrganizationId id, Removal.Decision decision, Optional<Long> before);

    /**
     * The result of one call.
     *
     * @param left the removals that stay held, and why
     * @param next the number from which to go on, if there may be more
     */
    record Decided(List<Removal> decided, List<Left> left, Optional<Long> next) {}

    record Left(Removal removal, Problem why) {}
}
