package io.muster.rest.export;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Download;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Everything about an organization in one file, as it has to be before a deletion. */
@Path("organizations/{id}/export")
@RequestScoped
@Tag(name = "Organizations")
@NullUnmarked // the container fills the fields
public class OrganizationExportResource {
    private static final String EXAMPLE = """
            {"type":"organization","data":{"id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11","name":"Acme","plan":"BUSINESS","mode":"MANUAL","dialect":"TOLERANT","verifiedDomainsOnly":false,"sso":null,"domains":[],"created":"2026-01-31T12:00:00Z"}}
            {"type":"membership","data":{"group":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13","user":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12"}}
            {"type":"end","data":{}}
            """;

    @Inject
    private ExportOrganizations exports;

    @Inject
    private OrganizationPages pages;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportOrganization",
            summary = "Export an organization",
            description =
                    "Everything about it but secrets, as JSON Lines. Entries of the audit log are the lines of their own"
                            + " export. The last line is of type end; without it the export broke off. A deletion needs an"
                            + " export that was completed within the last 24 hours.")
    @APIResponse(
            responseCode = "200",
            description = "One object a line",
            content =
                    @Content(
                            mediaType = "application/jsonl",
                            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    public Response export() {
        AdminCaller caller = exchange.adminCaller();
        OrganizationId organization = id;
        limits.export(exchange);
        // a refusal must come before the answer has begun
        exports.begin(caller, organization);
        return Download.of("organization-" + organization + ".jsonl", Download.JSON_LINES, writer -> {
            pages.read(caller, organization, line -> Download.line(writer, line));
            writer.flush();
            exports.complete(caller, organization);
        });
    }
}
