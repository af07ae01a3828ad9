package io.muster.rest.signin;

import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.rest.admin.Csv;
import io.muster.rest.admin.LogExport;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of an exported sign-in log. */
final class SignInLogExport {
    static final String CSV_EXAMPLE = """
            id,started,ended,protocol,version,test,outcome,member,address,code,cause,remedy,detail,requestId,clientAddress
            019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17,2026-01-31T12:00:00Z,2026-01-31T12:00:09Z,SAML,2,false,SUCCEEDED,019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13,ana@acme.example,,,,,r-1,192.0.2.7
            """;
    static final String JSONL_EXAMPLE = """
            {"id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17","started":"2026-01-31T12:00:00Z","protocol":"OIDC","version":1,"test":false,"outcome":"ABANDONED","requestId":"r-1","clientAddress":"192.0.2.7"}
            """;

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private SignInLogExport() {}

    /** @param now decides which sign-ins are abandoned */
    static LogExport<SignInAttempt> at(Instant now) {
        return new LogExport<>(
                "id,started,ended,protocol,version,test,outcome,member,address,code,cause,remedy,detail,requestId,"
                        + "clientAddress",
                attempt -> csv(attempt, now),
                attempt -> json(attempt, now));
    }

    private static String csv(SignInAttempt attempt, Instant now) {
        return fields(attempt, now).values().stream()
                .map(value -> Csv.cell(value.orElse("")))
                .collect(Collectors.joining(","));
    }

    private static String json(SignInAttempt attempt, Instant now) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        fields(attempt, now).forEach((name, value) -> value.ifPresent(text -> json.add(name, text)));
        return json.add("version", attempt.version())
                .add("test", attempt.test())
                .build()
                .toString();
    }

    private static Map<String, Optional<String>> fields(SignInAttempt attempt, Instant now) {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        fields.put("id", Optional.of(attempt.id().toString()));
        fields.put("started", Optional.of(attempt.started().toString()));
        fields.put("ended", attempt.course().ended().map(Instant::toString));
        fields.put("protocol", Optional.of(attempt.beganWith().protocol().name()));
        fields.put("version", Optional.of(Long.toString(attempt.version())));
        fields.put("test", Optional.of(Boolean.toString(attempt.test())));
        fields.put("outcome", Optional.of(attempt.outcomeAt(now).name()));
        fields.put("member", attempt.member().map(Object::toString));
        fields.put("address", attempt.address());
        fields.put("code", attempt.refusal().map(refusal -> refusal.code().name()));
        fields.put("cause", attempt.refusal().map(refusal -> refusal.code().cause()));
        fields.put("remedy", attempt.refusal().map(refusal -> refusal.code().remedy()));
        fields.put("detail", attempt.refusal().map(Refusal::detail));
        fields.put("requestId", Optional.of(attempt.browser().requestId()));
        fields.put("clientAddress", Optional.of(attempt.browser().address()));
        return fields;
    }
}
