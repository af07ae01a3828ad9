package io.muster.domain.problem;

/**
 * The storage did not answer, or not in time, or there is no room to hash a password. The same request may succeed
 * later. The cause is logged where this is thrown.
 */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason why the service is not available. */
    public enum Reason {
        /** The storage cannot be reached, or all connections to it are in use. */
        NO_CONNECTION("The storage cannot be reached at present; try again"),
        /** The work waited too long for a lock, or took too long. It was rolled back. */
        OUT_OF_TIME("The request took too long, or waited too long for another one; try again"),
        /** Passwords are hashed, each of which needs much memory; this one has waited too long for its turn. */
        HASHING("Too many people sign in by password at present; try again");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }
    }

    private final Reason reason;

    public Unavailable(Reason reason, Throwable cause) {
        super(reason.detail, cause);
        this.reason = reason;
    }

    /** For what is no failure: nothing is logged. */
    public Unavailable(Reason reason) {
        super(reason.detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Returns a sentence for the person who reads the answer. */
    public String detail() {
        return reason.detail;
    }
}
