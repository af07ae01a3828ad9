package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.muster.rest.http.ResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the headers by which a client paces itself. */
final class RateLimitHeaders {
    private static final Set<String> TRY_AGAIN = Set.of("429", "503");
    /** Authentication has failed: there is no client whose rate could be stated. */
    private static final String UNAUTHENTICATED = "401";

    private RateLimitHeaders() {}

    static void add(Components components) {
        components.addHeader(
                ResponseFilter.RATE_LIMIT_POLICY,
                header(SchemaType.STRING, "\"scim\";q=500;w=5", "The quota, and the seconds until it is whole again."));
        components.addHeader(
                ResponseFilter.RATE_LIMIT,
                header(SchemaType.STRING, "\"scim\";r=499;t=1", "What is left of the quota, and until it is whole."));
        components.addHeader(
                HttpHeaders.RETRY_AFTER, header(SchemaType.INTEGER, 1, "The seconds to wait before trying again."));
    }

    static void refer(APIResponses responses) {
        responses.getAPIResponses().forEach((status, response) -> {
            if (TRY_AGAIN.contains(status)) {
                refer(response, HttpHeaders.RETRY_AFTER);
            }
            if (!status.equals(UNAUTHENTICATED)) {
                refer(response, ResponseFilter.RATE_LIMIT_POLICY);
                refer(response, ResponseFilter.RATE_LIMIT);
            }
        });
    }

    private static void refer(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private static Header header(SchemaType type, Object example, String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(createSchema().addType(type))
                .example(example);
    }
}
