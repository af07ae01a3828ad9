package io.muster.domain.removal;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * The removal policy of an organization and its count of removals.
 *
 * @param policy empty if no removal is ever held
 * @param removals the number of the latest removal; 0 before the first
 * @param members the last count of members with access; empty before the first
 */
public record RemovalCounter(
        OrganizationId organization, Optional<RemovalPolicy> policy, long removals, Optional<Members> members) {

    /** A count of members with access, and its time. */
    public record Members(long number, Instant countedAt) {}

    public RemovalCounter withPolicy(Optional<RemovalPolicy> wanted) {
        return new RemovalCounter(organization, wanted, removals, Optional.empty());
    }

    public RemovalCounter withMembers(long number, Instant now) {
        return new RemovalCounter(organization, policy, removals, Optional.of(new Members(number, now)));
    }

    public RemovalCounter incremented() {
        return new RemovalCounter(organization, policy, removals + 1, members);
    }

    /** Returns whether members have to be counted. One count for each window is enough, and a count is expensive. */
    public boolean needsMembers(RemovalPolicy policy, Instant now) {
        return members.filter(counted -> now.isBefore(counted.countedAt().plus(policy.window())))
                .isEmpty();
    }
}
