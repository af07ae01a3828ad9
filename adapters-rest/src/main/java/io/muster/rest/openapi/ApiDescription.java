package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Completes the description that the annotations give: required fields, path parameters, the refusals that every
 * operation has in common, and the operations of SCIM.
 */
public class ApiDescription implements OASFilter {
    private static final String SCIM = "/scim/";

    private static final Id ORGANIZATION = new Id("The organization's id.", ExampleIds.ORGANIZATION);

    /** By name: what a path parameter stands for. */
    private static final Map<String, Id> PATH_PARAMETERS = Map.ofEntries(
            Map.entry("org", ORGANIZATION),
            Map.entry("id", ORGANIZATION),
            Map.entry("user", new Id("The member's id.", ExampleIds.MEMBER)),
            Map.entry("group", new Id("The group's id.", ExampleIds.GROUP)),
            Map.entry("workspace", new Id("The workspace's id.", ExampleIds.WORKSPACE)),
            Map.entry("mapping", new Id("The mapping's id.", ExampleIds.MAPPING)),
            Map.entry("session", new Id("The session's id.", ExampleIds.ENTRY)),
            Map.entry("signIn", new Id("The id of the sign-in.", ExampleIds.ENTRY)),
            Map.entry("webhook", new Id("The webhook's id.", ExampleIds.WEBHOOK)),
            Map.entry("entry", new Id("The entry's id.", ExampleIds.ENTRY)),
            Map.entry("contactLink", new Id("The contact link's id.", ExampleIds.ENTRY)),
            Map.entry("simulation", new Id("The simulation's id.", ExampleIds.ENTRY)),
            Map.entry("invitation", new Id("The invitation's id.", ExampleIds.ENTRY)));

    private static final Map<String, String> HEADERS = Map.of(
            "If-Match", "The ETag of the version to change; any version if absent.",
            "If-None-Match", "An ETag; the answer is 304 if it is still the resource's.");

    private record Id(String description, String example) {}

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.values().forEach(RequiredFields::mark);
        schemas.values().forEach(ApiDescription::addExampleIds);
        Refusals.addSchemas(api.getComponents());
        api.getPaths().getPathItems().forEach(ApiDescription::complete);
        api.getPaths().addPathItem(VersionOperation.PATH, VersionOperation.describe());
    }

    /** Adds an example to the properties that are ids, or lists of ids, and have none. */
    private static void addExampleIds(Schema schema) {
        Optional.ofNullable(schema.getProperties()).orElse(Map.of()).forEach((name, property) -> Stream.of(
                        Optional.of(property), Optional.ofNullable(property.getItems()))
                .flatMap(Optional::stream)
                .filter(id -> "uuid".equals(id.getFormat()) && id.getExamples() == null)
                .forEach(id -> id.addExample(ExampleIds.of(name))));
    }

    private static void complete(String path, PathItem item) {
        boolean scim = path.contains(SCIM);
        if (scim) {
            item.addParameter(OASFactory.createParameter()
                    .name("org")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .schema(createSchema().addType(SchemaType.STRING).format("uuid")));
        }
        describe(item.getParameters(), path, scim);
        item.getOperations().forEach((method, operation) -> {
            describe(operation.getParameters(), path, scim);
            if (scim) {
                ScimOperations.describe(path, method, operation);
            } else {
                nameMediaType(operation);
            }
            Refusals.add(operation, path, scim);
        });
    }

    private static void describe(List<Parameter> parameters, String path, boolean scim) {
        for (Parameter parameter : Optional.ofNullable(parameters).orElse(List.of())) {
            if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
                boolean resource = scim && parameter.getName().equals("id");
                Optional<Id> known = resource
                        ? Optional.of(new Id("The resource's id.", ScimOperations.exampleId(path)))
                        : Optional.ofNullable(PATH_PARAMETERS.get(parameter.getName()));
                known.ifPresent(id -> parameter.description(id.description()).example(id.example()));
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
}
