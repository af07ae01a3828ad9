package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.muster.domain.paging.PageSize;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the operations of SCIM in short: RFC 7643 and the service's own /Schemas describe their bodies. */
final class ScimOperations {
    private static final String SEARCH = "/.search";

    /** Of a list by SCIM. */
    private static final Map<String, String> SEARCH_PARAMETERS = new TreeMap<>(Map.of(
            "filter", "A filter by RFC 7644, section 3.4.2.2.",
            "startIndex", "The first result, counted from 1.",
            "count", "The largest number of results, " + PageSize.MAX + " at most.",
            "cursor", "For pages by cursor (RFC 9865): empty for the first page, then nextCursor.",
            "sortBy", "An attribute.",
            "sortOrder", "ascending or descending.",
            "attributes", "The only attributes to return, with commas between.",
            "excludedAttributes", "Attributes not to return, with commas between."));

    /** Those of the parameters that are whole numbers. */
    private static final Set<String> NUMBERS = Set.of("startIndex", "count");

    private static final Endpoint USERS = new Endpoint(ScimExamples.USER, ExampleIds.MEMBER);
    private static final Endpoint GROUPS = new Endpoint(ScimExamples.GROUP, ExampleIds.GROUP);
    private static final Endpoint SERVICE_PROVIDER_CONFIG = new Endpoint(ScimExamples.SERVICE_PROVIDER_CONFIG, "");
    private static final Endpoint RESOURCE_TYPES = new Endpoint(ScimExamples.RESOURCE_TYPE, "User");
    private static final Endpoint SCHEMAS =
            new Endpoint(ScimExamples.SCHEMA, "urn:ietf:params:scim:schemas:core:2.0:User");

    /** The resources of an endpoint: an example, and its id. */
    private record Endpoint(Map<String, Object> resource, String id) {
        static Endpoint of(String path) {
            return switch (path.substring(path.indexOf("/v2/") + 4).split("/", 2)[0]) {
                case "Users" -> USERS;
                case "Groups" -> GROUPS;
                case "ServiceProviderConfig" -> SERVICE_PROVIDER_CONFIG;
                case "ResourceTypes" -> RESOURCE_TYPES;
                default -> SCHEMAS;
            };
        }

        boolean isWritable() {
            return equals(USERS) || equals(GROUPS);
        }
    }

    private ScimOperations() {}

    /** Returns an id of the resources at a path. */
    static String exampleId(String path) {
        return Endpoint.of(path).id();
    }

    /** Replaces the answers of the operation by those that succeed. */
    static void describe(String path, HttpMethod method, Operation operation) {
        String resource = path.substring(path.indexOf("/v2/") + 4).replaceAll("[^A-Za-z]", "");
        String name = resource.endsWith("id") ? resource.substring(0, resource.length() - 2) + "ById" : resource;
        operation.setOperationId("scim" + name + method.name().charAt(0)
                + method.name().substring(1).toLowerCase(Locale.ROOT));
        if (operation.getSummary() == null) {
            operation.setSummary("SCIM 2.0: " + method + " " + path.substring(path.indexOf("/v2/") + 3));
            operation.setDescription("As RFC 7644 describes it; docs/scim.md lists what is accepted beyond it.");
        }
        Endpoint endpoint = Endpoint.of(path);
        if (method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH) {
            operation.setRequestBody(
                    OASFactory.createRequestBody().required(true).content(content(sent(endpoint, path, method))));
        }
        if (method == HttpMethod.GET && (path.endsWith("/Users") || path.endsWith("/Groups"))) {
            SEARCH_PARAMETERS.forEach((parameter, description) -> operation.addParameter(OASFactory.createParameter()
                    .name(parameter)
                    .in(Parameter.In.QUERY)
                    .description(description)
                    .schema(createSchema()
                            .addType(NUMBERS.contains(parameter) ? SchemaType.INTEGER : SchemaType.STRING))));
        }
        operation.setResponses(successes(endpoint, path, method));
    }

    private static APIResponses successes(Endpoint endpoint, String path, HttpMethod method) {
        APIResponses responses = OASFactory.createAPIResponses();
        if (method == HttpMethod.DELETE) {
            return responses.addAPIResponse("204", createAPIResponse().description("Deleted"));
        }
        boolean creates = method == HttpMethod.POST && !path.endsWith(SEARCH);
        boolean lists = !creates && !path.endsWith("{id}") && !endpoint.equals(SERVICE_PROVIDER_CONFIG);
        responses.addAPIResponse(
                creates ? "201" : "200",
                createAPIResponse()
                        .description(creates ? "Created" : "OK")
                        .content(content(lists ? ScimExamples.listOf(endpoint.resource()) : endpoint.resource())));
        if (method == HttpMethod.PATCH && endpoint.equals(GROUPS)) {
            responses.addAPIResponse(
                    "204", createAPIResponse().description("Changed, and the request names no attributes to return"));
        }
        if (method == HttpMethod.GET && path.endsWith("{id}") && endpoint.isWritable()) {
            responses.addAPIResponse(
                    "304", createAPIResponse().description("The client has this version already, by If-None-Match"));
        }
        return responses;
    }

    private static Map<String, Object> sent(Endpoint endpoint, String path, HttpMethod method) {
        boolean groups = endpoint.equals(GROUPS);
        if (path.endsWith(SEARCH)) {
            return groups ? ScimExamples.GROUP_SEARCH : ScimExamples.USER_SEARCH;
        }
        if (method == HttpMethod.PATCH) {
            return groups ? ScimExamples.GROUP_PATCH : ScimExamples.USER_PATCH;
        }
        return groups ? ScimExamples.NEW_GROUP : ScimExamples.NEW_USER;
    }

    private static Content content(Map<String, Object> example) {
        Schema schema = createSchema().addType(SchemaType.OBJECT).addExample(example);
        return createContent()
                .addMediaType("application/scim+json", createMediaType().schema(schema));
    }
}
