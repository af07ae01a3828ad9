package io.muster.rest.scim.refusal;

import java.util.Optional;

/** Refuses a request that breaks the syntax of SCIM: a filter, a path, an operation, a cursor. */
public final class ScimRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<ScimType> type;

    private ScimRefusal(int status, Optional<ScimType> type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** Refuses with status 400. */
    public ScimRefusal(ScimType type, String detail) {
        this(400, Optional.of(type), detail);
    }

    /** Returns a refusal with status 413, for which SCIM defines no type. */
    public static ScimRefusal tooLarge(String detail) {
        return new ScimRefusal(413, Optional.empty(), detail);
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
        return status;
    }

    public Optional<ScimType> type() {
        return type;
    }

    /** Returns a sentence for the client. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
