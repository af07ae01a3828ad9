package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.muster.rest.http.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the description that the annotations give: the refusals that every operation has in common, required
 * fields, path parameters, and the bodies of SCIM, which RFC 7643 and the service's own /Schemas describe.
 */
public class ApiDescription implements OASFilter {
    private static final String SCIM = "/scim/";
    private static final String PROBLEM = "Problem";
    private static final String SCIM_ERROR = "ScimError";
    private static final String EXAMPLE_ID = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11";

    /** By name: what a path parameter stands for. */
    private static final Map<String, String> PATH_PARAMETERS = Map.of(
            "org", "The organization's id.",
            "id", "The organization's id.",
            "user", "The member's id.",
            "group", "The group's id.",
            "workspace", "The workspace's id.",
            "mapping", "The mapping's id.",
            "webhook", "The webhook's id.",
            "entry", "The entry's id.");

    private static final Set<PathItem.HttpMethod> WITH_BODY =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH);

    private static final Map<String, String> HEADERS = Map.of(
            "If-Match", "The ETag of the version to change; any version if absent.",
            "If-None-Match", "An ETag; the answer is 304 if it is still the resource's.");

    /** Of a list by SCIM. */
    private static final Map<String, String> SEARCH_PARAMETERS = new TreeMap<>(Map.of(
            "filter", "A filter by RFC 7644, section 3.4.2.2.",
            "startIndex", "The first result, counted from 1.",
            "count", "The largest number of results, 500 at most.",
            "cursor", "For pages by cursor (RFC 9865): empty for the first page, then nextCursor.",
            "sortBy", "An attribute.",
            "sortOrder", "ascending or descending.",
            "attributes", "The only attributes to return, with commas between.",
            "excludedAttributes", "Attributes not to return, with commas between."));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.values().forEach(ApiDescription::requireWhatIsNotOptional);
        api.getComponents().addSchema(PROBLEM, problem());
        api.getComponents().addSchema(SCIM_ERROR, scimError());
        api.getPaths().getPathItems().forEach(ApiDescription::complete);
    }

    /**
     * An optional component of a record is described as nullable; in JSON it is left out, too. A nullable property that
     * is declared as required may be null, but not left out.
     */
    private static void requireWhatIsNotOptional(Schema schema) {
        Map<String, Schema> properties =
                Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        List<String> declared = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        List<String> required = properties.entrySet().stream()
                .filter(property -> declared.contains(property.getKey()) || !isNullable(property.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        properties.forEach((name, property) -> {
            if (!declared.contains(name)) {
                schema.addProperty(name, withoutNull(property));
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isNullable(Schema schema) {
        return types(schema).contains(SchemaType.NULL)
                || Optional.ofNullable(schema.getAnyOf()).orElse(List.of()).stream()
                        .anyMatch(ApiDescription::isNullable);
    }

    /** A reference stands alone: what it refers to has the type. */
    private static Schema withoutNull(Schema schema) {
        Optional.ofNullable(schema.getAnyOf()).orElse(List.of()).stream()
                .filter(choice -> !isNullable(choice))
                .findFirst()
                .ifPresent(choice -> schema.anyOf(null).setRef(choice.getRef()));
        List<SchemaType> types =
                types(schema).stream().filter(type -> type != SchemaType.NULL).toList();
        return schema.getRef() == null
                ? schema.type(types)
                : schema.type(null).enumeration(null).pattern(null);
    }

    private static List<SchemaType> types(Schema schema) {
        return Optional.ofNullable(schema.getType()).orElse(List.of());
    }

    private static void complete(String path, PathItem item) {
        boolean scim = path.contains(SCIM);
        if (scim) {
            item.addParameter(OASFactory.createParameter()
                    .name("org")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .schema(id()));
        }
        describe(item.getParameters(), scim);
        item.getOperations().forEach((method, operation) -> {
            describe(operation.getParameters(), scim);
            if (scim) {
                describeScim(path, method, operation);
            } else {
                nameMediaType(operation);
            }
            refuse(operation, path, scim);
        });
    }

    private static void describe(List<Parameter> parameters, boolean scim) {
        for (Parameter parameter : Optional.ofNullable(parameters).orElse(List.of())) {
            boolean resource = scim && parameter.getName().equals("id");
            if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
                parameter.setDescription(resource ? "The resource's id." : PATH_PARAMETERS.get(parameter.getName()));
            }
            if (parameter.getIn() == Parameter.In.HEADER) {
                parameter.setDescription(HEADERS.get(parameter.getName()));
            }
        }
    }

    /** The admin API reads JSON whatever media type is declared, which clients need not know. */
    private static void nameMediaType(Operation operation) {
        Optional.ofNullable(operation.getRequestBody()).ifPresent(body -> {
            MediaType json = body.getContent().getMediaType("*/*");
            body.setContent(createContent().addMediaType("application/json", json));
        });
    }

    private static void describeScim(String path, PathItem.HttpMethod method, Operation operation) {
        String resource = path.substring(path.indexOf("/v2/") + 4).replaceAll("[^A-Za-z]", "");
        String name = resource.endsWith("id") ? resource.substring(0, resource.length() - 2) + "ById" : resource;
        operation.setOperationId("scim" + name + method.name().charAt(0)
                + method.name().substring(1).toLowerCase(Locale.ROOT));
        if (operation.getSummary() == null) {
            operation.setSummary("SCIM 2.0: " + method + " " + path.substring(path.indexOf("/v2/") + 3));
            operation.setDescription("As RFC 7644 describes it; docs/scim.md lists what is accepted beyond it.");
        }
        if (WITH_BODY.contains(method)) {
            operation.setRequestBody(
                    OASFactory.createRequestBody().required(true).content(scim(scimBody(path, method))));
        }
        if (method == PathItem.HttpMethod.GET && (path.endsWith("/Users") || path.endsWith("/Groups"))) {
            SEARCH_PARAMETERS.forEach((parameter, description) -> operation.addParameter(OASFactory.createParameter()
                    .name(parameter)
                    .in(Parameter.In.QUERY)
                    .description(description)
                    .schema(createSchema().addType(SchemaType.STRING))));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && !status.equals("204")) {
                response.setContent(scim(createSchema().addType(SchemaType.OBJECT)));
            }
        });
    }

    private static Content scim(Schema schema) {
        return createContent()
                .addMediaType("application/scim+json", createMediaType().schema(schema));
    }

    private static Schema scimBody(String path, PathItem.HttpMethod method) {
        Map<String, Object> example;
        if (path.endsWith(".search")) {
            example = Map.of("filter", "userName eq \"ana@acme.example\"", "count", 10);
        } else if (method == PathItem.HttpMethod.PATCH) {
            example = Map.of(
                    "Operations", List.of(Map.of("op", "replace", "path", "displayName", "value", "Platform Team")));
        } else if (path.contains("/Groups")) {
            example = Map.of("displayName", "Engineering", "members", List.of(Map.of("value", EXAMPLE_ID)));
        } else {
            example = Map.of("userName", "ana@acme.example", "name", Map.of("givenName", "Ana", "familyName", "Ruiz"));
        }
        return createSchema().addType(SchemaType.OBJECT).addExample(example);
    }

    /** Adds the refusals that every operation has in common, and the body of each refusal. */
    private static void refuse(Operation operation, String path, boolean scim) {
        APIResponses responses = operation.getResponses();
        addIfAbsent(responses, "400", "The request is malformed; detail says what is wrong");
        addIfAbsent(responses, "401", scim ? "There is no valid SCIM token" : "There is no valid API key");
        if (path.contains("{")) {
            addIfAbsent(responses, "404", "Something on the path does not exist, or not for this caller");
        }
        addIfAbsent(responses, "default", "Another refusal, such as 405, 406, 413, 415 or 429; or a failure, 500");
        responses.getAPIResponses().forEach((status, response) -> {
            if (isRefusal(status) && response.getContent() == null) {
                response.setContent(
                        scim ? error("application/scim+json", SCIM_ERROR) : error("application/problem+json", PROBLEM));
            }
        });
    }

    private static boolean isRefusal(String status) {
        return status.equals("default") || status.compareTo("400") >= 0;
    }

    private static void addIfAbsent(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Content error(String mediaType, String schema) {
        return createContent()
                .addMediaType(mediaType, createMediaType().schema(createSchema().ref(schema)));
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

    private static Schema id() {
        return text(EXAMPLE_ID).format("uuid");
    }
}
