package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.ProblemJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the refusals of operations: those that all have in common, and the bodies. */
final class Refusals {
    private static final String PROBLEM = "Problem";
    private static final String SCIM_ERROR = "ScimError";

    private Refusals() {}

    static void addSchemas(Components components) {
        components.addSchema(PROBLEM, problem());
        components.addSchema(SCIM_ERROR, scimError());
        RateLimitHeaders.add(components);
    }

    /** Adds the refusals that every operation has in common, and the body of each refusal. */
    static void add(Operation operation, String path, boolean scim) {
        APIResponses responses = operation.getResponses();
        addIfAbsent(responses, "400", "The request is malformed; detail has the reason");
        addIfAbsent(
                responses, "401", scim ? "There is no valid SCIM token" : "There is no valid API key, and no session");
        if (!scim) {
            addIfAbsent(
                    responses,
                    "403",
                    "The caller's role or key does not allow it; sign_in_again asks for a new sign-in at signIn,"
                            + " cross_site_request for the headers of a page of this server");
        }
        if (path.contains("{")) {
            addIfAbsent(responses, "404", "Something on the path does not exist, or not for this caller");
        }
        addIfAbsent(responses, "406", "No media type that the client accepts is on offer");
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody) {
            addIfAbsent(responses, "408", "The body arrives too slowly");
            addIfAbsent(responses, "413", "The body is too large");
            addIfAbsent(responses, "415", "The body is not declared as JSON");
        }
        addIfAbsent(responses, "429", "The client sends too many requests; try again after Retry-After");
        addIfAbsent(responses, "503", "The node, or the client's share of it, is full; try again after Retry-After");
        if (scim) {
            addOfScim(responses, operation, hasBody);
        }
        addIfAbsent(responses, "default", "Another refusal, or a failure, 500");
        RateLimitHeaders.refer(responses);
        responses.getAPIResponses().forEach((status, response) -> {
            if (isRefusal(status) && response.getContent() == null) {
                MediaType error = createMediaType().schema(createSchema().ref(scim ? SCIM_ERROR : PROBLEM));
                if (!status.equals("default")) {
                    int number = Integer.parseInt(status);
                    error.setExample(
                            scim
                                    ? ScimExamples.error(number, response.getDescription())
                                    : problem(number, response.getDescription()));
                }
                response.setContent(createContent()
                        .addMediaType(scim ? "application/scim+json" : "application/problem+json", error));
            }
        });
    }

    private static void addOfScim(APIResponses responses, Operation operation, boolean hasBody) {
        boolean changesOne = Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .anyMatch(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH));
        if (changesOne) {
            addIfAbsent(responses, "403", "The member is protected: the last Admin, or a break-glass owner");
            addIfAbsent(responses, "412", "The resource has another version than If-Match");
        }
        if (hasBody && (changesOne || responses.hasAPIResponse("201"))) {
            addIfAbsent(responses, "409", "Another resource has a value that is unique");
        }
    }

    private static boolean isRefusal(String status) {
        return status.equals("default") || status.compareTo("400") >= 0;
    }

    private static void addIfAbsent(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Map<String, Object> problem(int status, String detail) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", Response.Status.fromStatusCode(status).getReasonPhrase());
        example.put("status", status);
        example.put("detail", detail);
        ErrorCode code = ErrorCode.ofStatus(status);
        if (code.status() == status) {
            example.put("code", code.wireName());
        }
        return example;
    }

    private static Schema problem() {
        List<Object> codes = Arrays.stream(ErrorCode.values())
                .<Object>map(ErrorCode::wireName)
                .toList();
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("A refusal or a failure (RFC 9457).")
                .addProperty("type", text("about:blank"))
                .addProperty("title", text("Bad Request"))
                .addProperty(
                        "status",
                        createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .addExample(400))
                .addProperty("detail", text("plan is required").description("For people."))
                .addProperty(
                        "code",
                        text("invalid_value").enumeration(codes).description("For programs; absent in failures."))
                .addProperty(
                        "signIn",
                        text(ProblemJson.SIGN_IN_AGAIN)
                                .description(
                                        "With the code sign_in_again: where; target= is the path to come back to."))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema scimError() {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("An error by RFC 7644, section 3.12.")
                .addProperty(
                        "schemas",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(text("urn:ietf:params:scim:api:messages:2.0:Error")))
                .addProperty("status", text("409"))
                .addProperty("scimType", text("uniqueness"))
                .addProperty("detail", text("userName ana@acme.example is already used"))
                .required(List.of("schemas", "status", "detail"));
    }

    private static Schema text(String example) {
        return createSchema().addType(SchemaType.STRING).addExample(example);
    }
}
