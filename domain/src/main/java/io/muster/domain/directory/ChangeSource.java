package io.muster.domain.directory;

import io.muster.domain.organization.Provenance;
import java.time.Instant;
import java.util.Optional;

/**
 * The origin of a change: its time, its author and its request.
 *
 * @param provenance by an admin's name, {@value #SCIM}, {@value #JIT}, {@value #SIGN_IN} or {@value #SIMULATION}
 * @param requestId the id of the SCIM request; empty for any other change
 */
public record ChangeSource(Provenance provenance, Optional<String> requestId) {
    /** The author of changes that the identity provider sends. */
    public static final String SCIM = "SCIM";

    /** The author of members who join by signing in. */
    public static final String JIT = "JIT";

    /** The author of what a sign-in changes of a member who is there. */
    public static final String SIGN_IN = "(sign-in)";

    /** The author of changes that a simulation sends. */
    public static final String SIMULATION = "(simulation)";

    /** Returns the source of a change that the identity provider sent. */
    public static ChangeSource scim(Instant at, String requestId) {
        return new ChangeSource(new Provenance(at, SCIM), Optional.of(requestId));
    }

    /** Returns the source of a change that a simulation sent. */
    public static ChangeSource simulation(Instant at, String requestId) {
        return new ChangeSource(new Provenance(at, SIMULATION), Optional.of(requestId));
    }

    /** Returns whether a simulation made the change, to a user of its own. */
    public boolean isSimulation() {
        return by().equals(SIMULATION);
    }

    /** Returns the source of a change that an admin made. */
    public static ChangeSource admin(Provenance provenance) {
        return new ChangeSource(provenance, Optional.empty());
    }

    public Instant at() {
        return provenance.at();
    }

    public String by() {
        return provenance.by();
    }
}
