package io.muster.rest;

import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.ProblemJson;
import io.muster.rest.http.Surface;
import io.muster.rest.scim.json.ScimErrorJson;
import java.util.Optional;

/** An error as one surface answers it. */
record ErrorForm(String mediaType, String body) {
    /**
     * Returns the error in the form of the surface.
     *
     * @param code for clients of the admin API
     */
    static ErrorForm of(Surface surface, int status, String detail, Optional<ErrorCode> code) {
        return switch (surface) {
            case SCIM ->
                new ErrorForm(
                        "application/scim+json",
                        ScimErrorJson.write(status, Optional.empty(), detail).toString());
            case ADMIN -> new ErrorForm("application/problem+json", ProblemJson.body(status, detail, code));
            case SIGN_IN -> new ErrorForm("text/plain;charset=UTF-8", detail + "\n");
        };
    }
}
