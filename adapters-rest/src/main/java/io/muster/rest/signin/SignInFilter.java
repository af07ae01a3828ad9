package io.muster.rest.signin;

import io.muster.domain.signin.SignInAttempt.Outcome;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInQuery;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** The filter of the sign-in log, from query parameters. */
@NullUnmarked // the container fills the fields
public class SignInFilter {
    @QueryParam("outcome")
    @Parameter(description = "Only sign-ins with this outcome.")
    private Outcome outcome;

    @QueryParam("code")
    @Parameter(description = "Only sign-ins that were refused by this code.")
    private SignInCode code;

    @QueryParam("test")
    @Parameter(description = "true: only tests; false: only real sign-ins.")
    private Boolean test;

    @QueryParam("text")
    @Parameter(description = "An e-mail address, in any case, or exactly a request id or the id of a member.")
    private String text;

    @QueryParam("from")
    @Parameter(description = "The earliest start, inclusive.")
    private Instant from;

    @QueryParam("until")
    @Parameter(description = "The latest start, exclusive.")
    private Instant until;

    /** @param before only sign-ins older than this one */
    SignInQuery query(Optional<UUID> before, int limit, Instant now) {
        return new SignInQuery(
                Optional.ofNullable(outcome),
                Optional.ofNullable(code),
                Optional.ofNullable(test),
                Optional.ofNullable(text).filter(value -> !value.isBlank()),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                before,
                limit,
                now);
    }
}
