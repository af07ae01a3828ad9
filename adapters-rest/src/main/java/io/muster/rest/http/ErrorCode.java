package io.muster.rest.http;

import io.muster.domain.problem.Problem;
import java.util.Locale;

/** The values of {@code code} in an error of the admin API, each with the HTTP status of its answers. */
public enum ErrorCode {
    /** The body is not what the operation reads, or the request breaks a rule of HTTP. */
    INVALID_SYNTAX(400),
    INVALID_VALUE(400),
    DOMAIN_NOT_VERIFIED(400),
    INVALID_CURSOR(400),
    INVALID_COUNT(400),
    SSO_NOT_VERIFIED(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    /** The person has to sign in again; the error says where. */
    SIGN_IN_AGAIN(403),
    /** A session came with a request that a page of this server did not send. */
    CROSS_SITE_REQUEST(403),
    PROTECTED_MEMBER(403),
    PROTECTED_IDENTITY(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    DUPLICATE(409),
    CONFLICT(409),
    MODE_CONFLICT(409),
    CONFIRMATION_REQUIRED(409),
    PRECONDITION_MISSING(409),
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Returns the value in the answer. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ErrorCode of(Problem.Code code) {
        return switch (code) {
            case NOT_FOUND -> NOT_FOUND;
            case DUPLICATE -> DUPLICATE;
            case INVALID_VALUE -> INVALID_VALUE;
            case DOMAIN_NOT_VERIFIED -> DOMAIN_NOT_VERIFIED;
            case INVALID_CURSOR -> INVALID_CURSOR;
            case STALE -> STALE;
            case CONFLICT -> CONFLICT;
            case PROTECTED_MEMBER -> PROTECTED_MEMBER;
            case PROTECTED_IDENTITY -> PROTECTED_IDENTITY;
            case MODE_CONFLICT -> MODE_CONFLICT;
            case CONFIRMATION_REQUIRED -> CONFIRMATION_REQUIRED;
            case PRECONDITION_MISSING -> PRECONDITION_MISSING;
            case SSO_NOT_VERIFIED -> SSO_NOT_VERIFIED;
            case FORBIDDEN -> FORBIDDEN;
            case SIGN_IN_AGAIN -> SIGN_IN_AGAIN;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
        };
    }

    /** Returns the code of a request that HTTP or the container refuses. */
    public static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> STALE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> INVALID_SYNTAX;
        };
    }
}
