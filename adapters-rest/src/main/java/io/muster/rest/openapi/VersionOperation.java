package io.muster.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes the address of the build, which a servlet answers without a credential. */
final class VersionOperation {
    static final String PATH = "/api/v1/version";

    private VersionOperation() {}

    static PathItem describe() {
        Schema build = createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("version", text("1.0.0"))
                .addProperty("commit", text("d7bf8521").description("Absent if it was not built from git."))
                .addProperty("buildTime", text("2026-01-31T12:00:00Z"))
                .required(List.of("version", "buildTime"));
        return createPathItem()
                .GET(createOperation()
                        .operationId("readVersion")
                        .summary("Read which build is running")
                        .description("Needs no credential, so that support can ask for it when no key works.")
                        .addTag("Health")
                        .security(List.of())
                        .responses(createAPIResponses()
                                .addAPIResponse(
                                        "200",
                                        createAPIResponse()
                                                .description("OK")
                                                .content(createContent()
                                                        .addMediaType(
                                                                "application/json",
                                                                createMediaType()
                                                                        .schema(build))))));
    }

    private static Schema text(String example) {
        return createSchema().addType(SchemaType.STRING).addExample(example);
    }
}
