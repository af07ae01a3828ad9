package io.muster.rest.http;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Writes failures as problem details (RFC 9457): {@code code} for programs, {@code detail} for people. */
public final class ProblemJson {
    /** The path at which a person signs in again. */
    public static final String SIGN_IN_AGAIN = "/api/v1/login/again";

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private ProblemJson() {}

    public static String body(int status, String detail, Optional<ErrorCode> code) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title(status))
                .add("status", status)
                .add("detail", detail);
        code.ifPresent(known -> json.add("code", known.wireName()));
        code.filter(ErrorCode.SIGN_IN_AGAIN::equals).ifPresent(again -> json.add("signIn", SIGN_IN_AGAIN));
        return json.build().toString();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
