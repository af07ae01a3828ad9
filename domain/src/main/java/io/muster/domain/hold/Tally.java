package io.muster.domain.hold;

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
public record Tally(
        OrganizationId organization, Optional<HoldPolicy> policy, long removals, Optional<Members> members) {

    public record Members(long number, Instant countedAt) {}

    public Tally withPolicy(Optional<HoldPolicy> wanted) {
        return new Tally(organization, wanted, removals, Optional.empty());
    }

    public Tally withMembers(long number, Instant now) {
        return new Tally(organization, policy, removals, Optional.of(new Members(number, now)));
    }

    public Tally oneMore() {
        return new Tally(organization, policy, removals + 1, members);
    }

    /** Counting everybody is dear, and once for each window is enough. */
    public boolean needsMembers(HoldPolicy policy, Instant now) {
        return members.filter(counted -> now.isBefore(counted.countedAt().plus(policy.window())))
                .isEmpty();
    }
}
