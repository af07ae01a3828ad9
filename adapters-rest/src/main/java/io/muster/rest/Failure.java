package io.muster.rest;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.problem.Unavailable;
import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.json.InvalidJson;
import io.muster.rest.scim.refusal.ScimRefusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/**
 * A failure as callers and logs see it: nothing of a defect but its status.
 *
 * @param cause the refusal or the defect, without the exception that the container put around it
 * @param detail a sentence for the caller; may quote the request, so it is bounded and free of control characters
 * @param code empty for a defect
 */
record Failure(Throwable cause, int status, String detail, Optional<ErrorCode> code, Map<String, String> headers) {
    private static final int MAX_DETAIL = 1_000;

    Failure {
        detail = Quoted.of(detail, MAX_DETAIL);
    }

    private Failure(Throwable cause, int status, String detail, ErrorCode code) {
        this(cause, status, detail, Optional.of(code), Map.of());
    }

    /** The container wraps what a converter or a reader of a resource throws. */
    static Failure of(Throwable thrown) {
        return refusal(thrown)
                .or(() -> Optional.ofNullable(thrown.getCause()).flatMap(Failure::refusal))
                .orElseGet(() -> ofContainer(thrown));
    }

    private static Optional<Failure> refusal(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            ErrorCode code = ErrorCode.of(problem.code());
            return Optional.of(new Failure(problem, code.status(), problem.detail(), code));
        }
        if (thrown instanceof Unavailable outage) {
            ErrorCode code = ErrorCode.UNAVAILABLE;
            return Optional.of(
                    new Failure(outage, code.status(), outage.detail(), Optional.of(code), retryAfter(outage)));
        }
        if (thrown instanceof ScimRefusal refusal) {
            return Optional.of(
                    new Failure(refusal, refusal.status(), refusal.detail(), ErrorCode.ofStatus(refusal.status())));
        }
        if (thrown instanceof InvalidJson refusal) {
            ErrorCode code = ErrorCode.INVALID_SYNTAX;
            return Optional.of(new Failure(refusal, code.status(), refusal.detail(), code));
        }
        if (thrown instanceof HttpRefusal refusal) {
            return Optional.of(new Failure(
                    refusal, refusal.status(), refusal.detail(), Optional.of(refusal.code()), refusal.headers()));
        }
        return Optional.empty();
    }

    private static Map<String, String> retryAfter(Unavailable outage) {
        return Map.of(
                HttpHeaders.RETRY_AFTER,
                switch (outage.reason()) {
                    case NO_CONNECTION -> "5";
                    case OUT_OF_TIME, HASHING -> "1";
                });
    }

    private static Failure ofContainer(Throwable thrown) {
        if (thrown instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            int status = http.getResponse().getStatus();
            return new Failure(
                    thrown,
                    status,
                    detail(status),
                    Optional.of(ErrorCode.ofStatus(status)),
                    allowed(http.getResponse()));
        }
        return new Failure(thrown, 500, detail(500), Optional.empty(), Map.of());
    }

    /** Returns the header that a 405 must have (RFC 9110, section 15.5.6). */
    private static Map<String, String> allowed(Response refusal) {
        String methods = refusal.getHeaderString(HttpHeaders.ALLOW);
        return methods == null ? Map.of() : Map.of(HttpHeaders.ALLOW, methods);
    }

    /** Returns what the caller is told of a status that the container chose. */
    static String detail(int status) {
        if (status >= 500) {
            return "Something went wrong on our side; try again";
        }
        return switch (status) {
            case 404 -> HttpRefusal.NOTHING_HERE;
            case 405 -> "This method isn't allowed here";
            case 406 -> "There is no answer of the accepted types";
            case 415 -> "The body is of a type that isn't read here";
            default -> "The request can't be understood";
        };
    }
}
