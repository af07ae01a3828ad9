package io.muster.domain.problem;

/**
 * The storage did not answer, or not in time. The same request may succeed later. The cause is logged where this is
 * thrown.
 */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was missing. */
    public enum Reason {
        /** The storage cannot be reached, or all connections to it are in use. */
        NO_CONNECTION("The storage cannot be reached at present; try again"),
        /** The work waited too long for a lock, or took too long. It was rolled back. */
        OUT_OF_TIME("The request took too long, or waited too long for another one; try again");

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

    public Reason reason() {
        return reason;
    }

    /** Returns a sentence for the person who reads the answer. */
    public String detail() {
        return reason.detail;
    }
}
