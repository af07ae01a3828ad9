package io.muster.application.service;

import io.muster.application.port.out.Holds;
import io.muster.domain.directory.Cause;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.hold.HoldPolicy;
import io.muster.domain.hold.Removal;
import io.muster.domain.hold.Removal.State;
import io.muster.domain.hold.Tally;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** Counts what an identity provider removes, and holds what is too much at once. */
public final class RemovalBrake {
    private final Holds holds;

    public RemovalBrake(Holds holds) {
        this.holds = holds;
    }

    /**
     * A user with access, who is locked, is going to be removed.
     *
     * @return until when the removal is held; empty if it takes effect at once
     */
    Optional<Instant> removing(DirectoryUser user, Removal.Kind kind, Cause cause) {
        Optional<Removal> open = holds.open(user.organization(), user.id());
        Optional<Removal> held = open.filter(removal -> removal.state() == State.HELD);
        if (held.isPresent()) {
            // deactivated, held, and now deleted as well: the same departure
            holds.save(held.get().as(Removal.Kind.DELETION));
            return held.get().due();
        }
        open.ifPresent(removal -> holds.save(removal.endedAt(cause.at())));
        if (holds.tally(user.organization()).policy().isEmpty()) {
            return Optional.empty();
        }
        Tally tally = holds.lock(user.organization());
        return tally.policy().flatMap(policy -> count(tally, policy, user, kind, cause));
    }

    /** The user, who is locked, is back or gone for good by another way than an admin's decision. */
    void settle(DirectoryUser user, Instant now) {
        holds.open(user.organization(), user.id()).ifPresent(removal -> holds.save(removal.endedAt(now)));
    }

    /** The user, who is locked, was deleted and is pushed again, inactive: what is held goes on as a deactivation. */
    void staysInactive(DirectoryUser user) {
        holds.open(user.organization(), user.id())
                .filter(removal -> removal.kind() == Removal.Kind.DELETION)
                .ifPresent(removal -> holds.save(removal.as(Removal.Kind.DEACTIVATION)));
    }

    private Optional<Instant> count(
            Tally before, HoldPolicy policy, DirectoryUser user, Removal.Kind kind, Cause cause) {
        Tally tally = before.oneMore();
        Instant now = cause.at();
        // So far so good is decided without counting everybody.
        boolean many = isWithin(tally, policy.number(), policy, now);
        if (many && tally.needsMembers(policy, now)) {
            // those who were let go since the window opened were members then
            tally = tally.withMembers(holds.membersWithAccess(user.organization(), now) + policy.number(), now);
        }
        long members = tally.members().map(Tally.Members::number).orElse(0L);
        boolean tooMany = many && isWithin(tally, policy.allowed(members), policy, now);
        Optional<Instant> due = tooMany ? Optional.of(now.plus(policy.deadline())) : Optional.empty();
        holds.save(tally);
        holds.add(new Removal(
                user.organization(),
                tally.removals(),
                user.id(),
                user.profile().label(),
                kind,
                cause,
                tooMany ? State.HELD : State.EFFECTIVE,
                due,
                Optional.empty()));
        return due;
    }

    /** Whether the window holds so many removals beside the newest. */
    private boolean isWithin(Tally tally, long others, HoldPolicy policy, Instant now) {
        OrganizationId organization = tally.organization();
        long number = tally.removals() - others;
        return others == 0
                || (number > 0
                        && holds.find(organization, number)
                                .filter(removal -> removal.cause().at().isAfter(now.minus(policy.window())))
                                .isPresent());
    }
}
