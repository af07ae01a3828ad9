package io.muster.rest;

import io.muster.domain.problem.Problem;
import io.muster.rest.http.HttpRefusal;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;

/**
 * Anything that went wrong, as it is told to the caller: nothing of ours beyond the detail.
 *
 * @param code empty where HTTP or we, rather than a rule, said no
 */
record Failure(int status, String detail, Optional<Problem.Code> code, Map<String, String> headers) {

    static Failure of(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return new Failure(status(problem.code()), problem.detail(), Optional.of(problem.code()), Map.of());
        }
        if (thrown instanceof HttpRefusal refusal) {
            return new Failure(refusal.status(), refusal.detail(), code(refusal.status()), refusal.headers());
        }
        if (thrown instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            int status = http.getResponse().getStatus();
            return new Failure(status, detail(status), code(status), Map.of());
        }
        return new Failure(500, "Something went wrong on our side; try again", Optional.empty(), Map.of());
    }

    private static int status(Problem.Code code) {
        return switch (code) {
            case INVALID_VALUE,
                    INVALID_FILTER,
                    INVALID_PATH,
                    INVALID_SYNTAX,
                    INVALID_CURSOR,
                    INVALID_COUNT,
                    NO_TARGET,
                    MUTABILITY,
                    SSO_NOT_VERIFIED -> 400;
            case UNAUTHENTICATED -> 401;
            case PROTECTED_MEMBER, FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case DUPLICATE, CONFLICT, MODE_CONFLICT, CONFIRMATION_REQUIRED, PRECONDITION_MISSING -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path";
            case 405 -> "This method isn't allowed here";
            case 406 -> "There is no answer of the accepted types";
            case 415 -> "The body is of a type that isn't read here";
            default -> "The request can't be understood";
        };
    }

    private static Optional<Problem.Code> code(int status) {
        return switch (status) {
            case 401 -> Optional.of(Problem.Code.UNAUTHENTICATED);
            case 404 -> Optional.of(Problem.Code.NOT_FOUND);
            case 413, 429 -> Optional.of(Problem.Code.TOO_LARGE);
            default -> Optional.of(Problem.Code.INVALID_SYNTAX);
        };
    }
}
