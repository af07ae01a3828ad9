package io.muster.domain.removal;

import io.muster.domain.directory.Cause;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * A deactivation or deletion that an identity provider sent while a {@link RemovalPolicy} was on.
 *
 * @param number counts the organization's removals
 * @param label how people know the member
 * @param due when what is decided, or the removal itself, becomes final; empty once it is
 * @param decided by whom and when the present state was brought about, if an admin did
 */
public record Removal(
        OrganizationId organization,
        long number,
        UserId user,
        String label,
        Kind kind,
        Cause cause,
        State state,
        Optional<Instant> due,
        Optional<Provenance> decided) {

    /** What the identity provider asked for. */
    public enum Kind {
        DEACTIVATION,
        DELETION
    }

    /** What has become of it. */
    public enum State {
        /** Within the limit: it took effect at once. */
        EFFECTIVE,
        /** Acknowledged, without an effect on access. */
        HELD,
        /** An admin let it take effect. */
        APPROVED,
        /** An admin took it back: the member is as before. */
        REJECTED,
        /** Nobody decided in time, so that it took effect. */
        LAPSED,
        /** It had ended before anybody decided: the member was brought back, removed for good or removed anew. */
        WITHDRAWN
    }

    /** What an admin can do. */
    public enum Decision {
        APPROVE,
        REJECT,
        UNDO
    }

    /**
     * The state after a decision.
     *
     * @throws Problem MODE_CONFLICT if it comes too late or there is nothing to decide
     */
    public Removal after(Decision decision, Provenance now) {
        if (due.filter(now.at()::isBefore).isEmpty()) {
            throw conflict("is final");
        }
        boolean open = state == State.HELD;
        boolean taken = state == State.APPROVED || state == State.REJECTED;
        return switch (decision) {
            case APPROVE -> open ? in(State.APPROVED, now) : refuse("isn't held");
            case REJECT -> open ? in(State.REJECTED, now) : refuse("isn't held");
            case UNDO -> taken ? in(State.HELD, now) : refuse("was neither approved nor rejected");
        };
    }

    /** Final: a held one as given, others as they are. */
    public Removal settled(State ifHeld) {
        return new Removal(
                organization,
                number,
                user,
                label,
                kind,
                cause,
                state == State.HELD ? ifHeld : state,
                Optional.empty(),
                decided);
    }

    /** Final, and in effect, whatever was decided. */
    public Removal lapsed() {
        return new Removal(organization, number, user, label, kind, cause, State.LAPSED, Optional.empty(), decided);
    }

    /** Final, because something else decides about the member from now on. */
    public Removal endedAt(Instant now) {
        return settled(due.filter(now::isBefore).isPresent() ? State.WITHDRAWN : State.LAPSED);
    }

    /** The same departure, of which the identity provider asks more, or less, than before. */
    public Removal as(Kind other) {
        return new Removal(organization, number, user, label, other, cause, state, due, decided);
    }

    private Removal in(State next, Provenance now) {
        return new Removal(organization, number, user, label, kind, cause, next, due, Optional.of(now));
    }

    private Removal refuse(String why) {
        throw conflict(why);
    }

    private Problem conflict(String why) {
        return new Problem(Problem.Code.MODE_CONFLICT, "The removal of " + label + " " + why);
    }
}
