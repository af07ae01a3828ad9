package io.muster.application.service.removal;

import io.muster.application.port.out.removal.Removals;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts the removals by SCIM, and holds those beyond the removal policy. */
public final class RemovalLimiter {
    private final Removals removals;

    public RemovalLimiter(Removals removals) {
        this.removals = removals;
    }

    /**
     * Counts the removal of a user with access, who is locked. Those of a simulation's users count for nothing.
     *
     * @return the deadline of the removal if it is held; empty if it takes effect at once
     */
    public Optional<Instant> removing(DirectoryUser user, Removal.Kind kind, ChangeSource source) {
        Supplier<RemovalCounter> seen = removals.counter(user.organization());
        Optional<Removal> open = removals.open(user.organization(), user.id());
        Optional<Removal> held = open.filter(removal -> removal.state() == State.HELD);
        if (held.isPresent()) {
            // deactivated before and deleted now: the same removal
            removals.save(held.get().as(Removal.Kind.DELETION));
            return held.get().due();
        }
        open.ifPresent(removal -> removals.save(removal.endedAt(source.at())));
        if (source.isSimulation() || seen.get().policy().isEmpty()) {
            return Optional.empty();
        }
        RemovalCounter counter = removals.lock(user.organization());
        return counter.policy().flatMap(policy -> count(counter, policy, user, kind, source));
    }

    /** Ends the removal of a user, who is locked, without a decision: the user is back, or deleted otherwise. */
    public void settle(DirectoryUser user, Instant now) {
        removals.open(user.organization(), user.id()).ifPresent(removal -> removals.save(removal.endedAt(now)));
    }

    /** Turns a held deletion into a deactivation: the user, who is locked, was created again as inactive. */
    public void staysInactive(DirectoryUser user) {
        removals.open(user.organization(), user.id())
                .filter(removal -> removal.kind() == Removal.Kind.DELETION)
                .ifPresent(removal -> removals.save(removal.as(Removal.Kind.DEACTIVATION)));
    }

    private Optional<Instant> count(
            RemovalCounter before, RemovalPolicy policy, DirectoryUser user, Removal.Kind kind, ChangeSource source) {
        RemovalCounter counter = before.incremented();
        Instant now = source.at();
        // most removals are decided here, without counting the members
        boolean many = isWithin(counter, policy.number(), policy, now);
        if (many && counter.needsMembers(policy, now)) {
            // those removed within the window were members at its beginning
            counter = counter.withMembers(removals.membersWithAccess(user.organization(), now) + policy.number(), now);
        }
        long members = counter.members().map(RemovalCounter.Members::number).orElse(0L);
        boolean tooMany = many && isWithin(counter, policy.allowed(members), policy, now);
        Optional<Instant> due = tooMany ? Optional.of(now.plus(policy.deadline())) : Optional.empty();
        removals.save(counter);
        removals.add(new Removal(
                user.organization(),
                counter.removals(),
                user.id(),
                user.profile().label(),
                kind,
                source,
                tooMany ? State.HELD : State.EFFECTIVE,
                due,
                Optional.empty()));
        return due;
    }

    /** Returns whether the window contains so many removals besides the newest. */
    private boolean isWithin(RemovalCounter counter, long others, RemovalPolicy policy, Instant now) {
        OrganizationId organization = counter.organization();
        long number = counter.removals() - others;
        return others == 0
                || (number > 0
                        && removals.find(organization, number)
                                .filter(removal -> removal.source().at().isAfter(now.minus(policy.window())))
                                .isPresent());
    }
}
