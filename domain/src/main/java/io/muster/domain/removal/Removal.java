package io.muster.domain.removal;

import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.util.Optional;

/**
 * A deactivation or deletion that an identity provider sent while a {@link RemovalPolicy} was on.
 *
 * @param number the number of the removal in its organization: 1, 2, 3, ...
 * @param label the display name of the member
 * @param due when the removal, or the decision about it, becomes final; empty once it is final. A held one has it
 * @param decided when an admin decided, and who; empty without a decision
 */
public record Removal(
        OrganizationId organization,
        long number,
        UserId user,
        String label,
        Kind kind,
        ChangeSource source,
        State state,
        Optional<Instant> due,
        Optional<Provenance> decided) {
    /** The bytes of the other parts beside the name of the member. */
    private static final long MIN_BYTES = 1_024;

    /** The request of the identity provider. */
    public enum Kind {
        DEACTIVATION,
        DELETION
    }

    /** The state of a removal. */
    public enum State {
        /** Within the limit: the removal took effect at once. */
        EFFECTIVE,
        /** Beyond the limit: acknowledged to the identity provider, without an effect on access. */
        HELD,
        /** An admin approved it: it took effect. */
        APPROVED,
        /** An admin rejected it: the member is active again. */
        REJECTED,
        /** The deadline passed without a decision: it took effect. */
        LAPSED,
        /** The member was restored, deleted or removed again before an admin decided. */
        WITHDRAWN
    }

    /** The decisions of an admin. */
    public enum Decision {
        APPROVE,
        REJECT,
        UNDO
    }

    public Removal {
        if (state == State.HELD && due.isEmpty()) {
            throw new IllegalArgumentException("a held removal without a deadline would stay held for ever");
        }
    }

    /** Returns the size, roughly: of the name of the member in UTF-8, and of the rest. */
    public long bytes() {
        return MIN_BYTES + Texts.bytes(label);
    }

    /**
     * Returns this removal after a decision.
     *
     * @throws Problem MODE_CONFLICT if the removal is final, or its state does not allow the decision
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

    /** Returns this removal as final. A held removal gets the given state, others keep theirs. */
    public Removal settled(State ifHeld) {
        return new Removal(
                organization,
                number,
                user,
                label,
                kind,
                source,
                state == State.HELD ? ifHeld : state,
                Optional.empty(),
                decided);
    }

    /** Returns this removal as final and in effect, whatever was decided. */
    public Removal lapsed() {
        return new Removal(organization, number, user, label, kind, source, State.LAPSED, Optional.empty(), decided);
    }

    /** Returns this removal as final, because a later change of the member replaces it. */
    public Removal endedAt(Instant now) {
        return settled(due.filter(now::isBefore).isPresent() ? State.WITHDRAWN : State.LAPSED);
    }

    /**
     * Returns this removal with another kind: the identity provider followed a deactivation by a deletion, or the
     * reverse.
     */
    public Removal as(Kind other) {
        return new Removal(organization, number, user, label, other, source, state, due, decided);
    }

    private Removal in(State next, Provenance now) {
        return new Removal(organization, number, user, label, kind, source, next, due, Optional.of(now));
    }

    private Removal refuse(String why) {
        throw conflict(why);
    }

    private Problem conflict(String why) {
        return new Problem(Problem.Code.MODE_CONFLICT, "The removal of " + Quoted.of(label) + " " + why);
    }
}
