package io.muster.rest.json;

/** Refuses a body that is not one JSON object within the limits. */
public final class InvalidJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidJson(String detail) {
        super(detail, null, false, false);
    }

    /** Returns a sentence for the client. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
