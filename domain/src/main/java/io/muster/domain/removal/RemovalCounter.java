package io.muster.domain.removal;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An organization's policy and its count of removals.
 *
 * @param policy empty: nothing is ever held
 * @param removals how many there have been since counting began; the number of the latest one
 * @param members how many members had access when they were last counted, and when that was
 */
public record RemovalCounter(
        OrganizationId organization, Optional<RemovalPolicy> policy, long removals, Optional<Members> members) {

    public record Members(long number, Instant countedAt) {}

    public RemovalCounter withPolicy(Optional<RemovalPolicy> wanted) {
        return new RemovalCounter(organization, wanted, removals, Optional.empty());
    }

    public RemovalCounter withMembers(long number, Instant now) {
        return new RemovalCounter(organization, policy, removals, Optional.of(new Members(number, now)));
    }

    public RemovalCounter oneMore() {
        return new RemovalCounter(organization, policy, removals + 1, members);
    }

    /** Counting everybody is dear, and once for each window is enough. */
    public boolean needsMembers(RemovalPolicy policy, Instant now) {
        return members.filter(counted -> now.isBefore(counted.countedAt().plus(policy.window())))
                .isEmpty();
    }
}
