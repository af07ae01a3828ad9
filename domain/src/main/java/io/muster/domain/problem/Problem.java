package io.muster.domain.problem;

/**
 * An expected refusal: the request is understood and a rule says no. Adapters translate the code, exhaustively, into
 * their own protocol; the detail is shown to callers, so it names nothing of another organization and no secret.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the request is refused. */
    public enum Code {
        /** The resource doesn't exist, or not for this caller. */
        NOT_FOUND,
        /** A name, external id or e-mail address is taken. */
        DUPLICATE,
        /** A value breaks a rule of its attribute. */
        INVALID_VALUE,
        /** A filter has bad grammar, an unknown attribute, or exceeds the published limits. */
        INVALID_FILTER,
        /** A path has bad grammar or names an unknown attribute. */
        INVALID_PATH,
        /** A body isn't what the protocol demands. */
        INVALID_SYNTAX,
        /** A cursor was not issued by us for this search. */
        INVALID_CURSOR,
        /** A count is out of range. */
        INVALID_COUNT,
        /** A filtered path matches nothing that could be changed. */
        NO_TARGET,
        /** A read-only attribute would be changed. */
        MUTABILITY,
        /** The body or its structure exceeds the published limits. */
        TOO_LARGE,
        /** The resource changed since the version that the caller named. */
        STALE,
        /** Somebody else changed what is being saved, or what was approved is no longer what would happen. */
        CONFLICT,
        /** A break-glass owner or the last active Admin would lose access. */
        PROTECTED_MEMBER,
        /** The change isn't possible in the organization's present provisioning mode or token state. */
        MODE_CONFLICT,
        /** The change has effects that the caller has to confirm. */
        CONFIRMATION_REQUIRED,
        /** Plan or SSO connection don't allow SCIM. */
        PRECONDITION_MISSING,
        /** The SSO connection's settings or domains could not be verified. */
        SSO_NOT_VERIFIED,
        /** The caller is known but this needs a wider scope. */
        FORBIDDEN,
        /** No or no valid credential. */
        UNAUTHENTICATED
    }

    private final Code code;

    public Problem(Code code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** A sentence for the person who reads the answer. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public static Problem notFound(String kind, Object id) {
        return new Problem(Code.NOT_FOUND, kind + " " + id + " not found");
    }

    public static Problem invalidValue(String detail) {
        return new Problem(Code.INVALID_VALUE, detail);
    }
}
