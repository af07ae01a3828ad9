package io.muster.domain.problem;

/**
 * An expected refusal: a rule forbids what a well-formed request asks for. Adapters translate the code, exhaustively,
 * into their own protocol. Callers see the detail, so it contains no secret and nothing of another organization.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason for the refusal. */
    public enum Code {
        /** The resource doesn't exist, or not for this caller. */
        NOT_FOUND,
        /** A name, external id or e-mail address is taken. */
        DUPLICATE,
        /** A value breaks a rule of its attribute. */
        INVALID_VALUE,
        /** The domain of an e-mail address is not verified, and the organization demands that. */
        DOMAIN_NOT_VERIFIED,
        /** A cursor was not issued for this list, or what follows it is not kept. */
        INVALID_CURSOR,
        /** The resource changed since the version that the caller named. */
        STALE,
        /** The saved object changed concurrently, or the approved preview is stale. */
        CONFLICT,
        /** A break-glass owner or the last active Admin would lose access. */
        PROTECTED_MEMBER,
        /** A break-glass owner would get another userName or primary e-mail address, or lose it. */
        PROTECTED_IDENTITY,
        /** The present state does not allow the change: the mode, a held removal, or a number that is reached. */
        MODE_CONFLICT,
        /** The change has effects that the caller has to confirm. */
        CONFIRMATION_REQUIRED,
        /**
         * Something has to come first: a plan or SSO connection that allows the mode, a tested and complete draft, or
         * an export before a deletion.
         */
        PRECONDITION_MISSING,
        /** The SSO connection's settings or domains could not be verified. */
        SSO_NOT_VERIFIED,
        /** The caller is known but this needs a wider scope, or a higher role. */
        FORBIDDEN,
        /** The person has to prove again who they are. */
        SIGN_IN_AGAIN,
        /** No or no valid credential. */
        UNAUTHENTICATED
    }

    private static final int MAX_ID = 128;

    private final Code code;

    public Problem(Code code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Returns a sentence for the person who reads the answer. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public static Problem notFound(String kind, Object id) {
        return new Problem(Code.NOT_FOUND, kind + " " + Quoted.of(id.toString(), MAX_ID) + " not found");
    }

    public static Problem invalidValue(String detail) {
        return new Problem(Code.INVALID_VALUE, detail);
    }
}
