package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.muster.domain.paging.PageSize;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the operations of SCIM in short: RFC 7643 and the service's own /Schemas describe their bodies. */
final class ScimOperations {
    private static final Set<PathItem.HttpMethod> WITH_BODY =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH);

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

    private ScimOperations() {}

    static void describe(String path, PathItem.HttpMethod method, Operation operation) {
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
                    OASFactory.createRequestBody().required(true).content(content(body(path, method))));
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
                response.setContent(content(createSchema().addType(SchemaType.OBJECT)));
            }
        });
    }

    private static Content content(Schema schema) {
        return createContent()
                .addMediaType("application/scim+json", createMediaType().schema(schema));
    }

    private static Schema body(String path, PathItem.HttpMethod method) {
        Map<String, Object> example;
        if (path.endsWith(".search")) {
            example = Map.of("filter", "userName eq \"ana@acme.example\"", "count", 10);
        } else if (method == PathItem.HttpMethod.PATCH) {
            example = Map.of(
                    "Operations", List.of(Map.of("op", "replace", "path", "displayName", "value", "Platform Team")));
        } else if (path.contains("/Groups")) {
            example = Map.of(
                    "displayName", "Engineering", "members", List.of(Map.of("value", ApiDescription.EXAMPLE_ID)));
        } else {
            example = Map.of("userName", "ana@acme.example", "name", Map.of("givenName", "Ana", "familyName", "Ruiz"));
        }
        return createSchema().addType(SchemaType.OBJECT).addExample(example);
    }
}
