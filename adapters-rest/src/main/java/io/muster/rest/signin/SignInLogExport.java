package io.muster.rest.signin;

import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.rest.admin.Csv;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of an exported sign-in log, each with one line a sign-in. */
enum SignInLogExport {
    CSV("text/csv; charset=utf-8") {
        @Override
        String head() {
            return "id,started,ended,protocol,version,test,outcome,member,address,code,cause,remedy,detail,requestId,"
                    + "clientAddress\r\n";
        }

        @Override
        String line(SignInAttempt attempt, Instant now) {
            return fields(attempt, now).values().stream()
                    .map(value -> Csv.cell(value.orElse("")))
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    },
    /** One JSON object a line. */
    JSONL("application/jsonl; charset=utf-8") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(SignInAttempt attempt, Instant now) {
            JsonObjectBuilder json = Json.createObjectBuilder();
            fields(attempt, now).forEach((name, value) -> value.ifPresent(text -> json.add(name, text)));
            return json.add("version", attempt.version())
                            .add("test", attempt.test())
                            .build() + "\n";
        }
    };

    static final String CSV_EXAMPLE = """
            id,started,ended,protocol,version,test,outcome,member,address,code,cause,remedy,detail,requestId,clientAddress
            019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17,2026-01-31T12:00:00Z,2026-01-31T12:00:09Z,SAML,2,false,SUCCEEDED,019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13,ana@acme.example,,,,,r-1,192.0.2.7
            """;
    static final String JSONL_EXAMPLE = """
            {"id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17","started":"2026-01-31T12:00:00Z","protocol":"OIDC","version":1,"test":false,"outcome":"ABANDONED","requestId":"r-1","clientAddress":"192.0.2.7"}
            """;

    private final String mediaType;

    SignInLogExport(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract String head();

    abstract String line(SignInAttempt attempt, Instant now);

    void write(SignInAttempt attempt, Instant now, Writer writer) {
        try {
            writer.write(line(attempt, now));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
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
