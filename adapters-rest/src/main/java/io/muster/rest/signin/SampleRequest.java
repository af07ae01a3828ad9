package io.muster.rest.signin;

import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SampleClaims;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Claims or attributes of a person, as an identity provider would send them. */
@Schema(
        examples = "{\"claims\": {\"sub\": \"00u1\", \"email\": \"ana@acme.example\", \"name\": \"Ana\","
                + " \"groups\": [\"Platform team\"]}}")
record SampleRequest(
        @Schema(
                implementation = Object.class,
                description = "The payload of an ID token; or the attributes of an assertion by name, each with a text"
                        + " or an array of texts. At most 65,536 characters.",
                examples = "{\"sub\": \"00u1\", \"email\": \"ana@acme.example\"}")
        JsonObject claims,

        @Schema(description = "The NameID of an assertion; of SAML only.", examples = "ana@acme.example")
        Optional<String> nameId,

        @Schema(
                description = "The format of the NameID; unspecified if absent.",
                examples = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")
        Optional<String> nameIdFormat) {
    /** Characters of the claims as JSON: as many as an OpenID provider may answer. */
    static final int MAX_CLAIMS = 65_536;

    /** @throws Problem INVALID_VALUE if the claims are too long */
    SampleClaims sample() {
        if (claims.toString().length() > MAX_CLAIMS) {
            throw Problem.invalidValue("claims must have at most " + MAX_CLAIMS + " characters");
        }
        return new SampleClaims(plain(claims), nameId, nameIdFormat);
    }

    private static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> plain = new LinkedHashMap<>();
        object.forEach((name, value) -> plain(value).ifPresent(present -> plain.put(name, present)));
        return plain;
    }

    /** Empty for null. */
    private static Optional<Object> plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER -> Optional.of(((JsonNumber) value).numberValue());
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case OBJECT -> Optional.of(plain(value.asJsonObject()));
            case ARRAY -> Optional.of(plain(value.asJsonArray()));
            case NULL -> Optional.empty();
        };
    }

    private static List<Object> plain(JsonArray array) {
        return array.stream().flatMap(each -> plain(each).stream()).toList();
    }
}
