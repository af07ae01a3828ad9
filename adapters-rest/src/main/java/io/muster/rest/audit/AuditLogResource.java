package io.muster.rest.audit;

import static io.muster.rest.audit.AuditMapper.VIEWS;

import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The actions of admins in an organization, as a chain of hashes. */
@Path("organizations/{id}/audit-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Audit log")
@NullUnmarked // the container fills the fields
public class AuditLogResource {
    private static final int DEFAULT_SIZE = 50;
    private static final String EXAMPLE = """
            {"organization":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11","sequence":1,"previous":"0000000000000000000000000000000000000000000000000000000000000000","id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12","at":"2026-01-31T12:00:00Z","actor":"demo","action":"ORGANIZATION_CREATED","subject":"organization","details":{"name":"Acme","plan":"BUSINESS"},"hash":"4d0133beb3440f7a88a434cc3d1c76d65075761086c4a77b5392b47e506ffc71"}
            """;

    @Inject
    private ReadAuditLog log;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listAuditLog",
            summary = "List the audit log",
            description = "Newest entries first, 50 by default. The first one is the head to note.")
    public Page<AuditEntryView> list(@BeanParam PageRequest page) {
        Slice<AuditEntry> found =
                log.page(exchange.adminCaller(), Optional.of(id), page.afterNumber(), page.size(DEFAULT_SIZE));
        return Page.of(found, AuditEntry::sequence, VIEWS::view);
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportAuditLog",
            summary = "Export the audit log",
            description = "The whole chain, oldest entry first, as JSON Lines that the offline verifier reads.")
    @APIResponse(
            responseCode = "200",
            description = "One entry a line",
            content =
                    @Content(
                            mediaType = "application/jsonl",
                            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    public Response export() {
        limits.export(exchange);
        return AuditExport.of(log, exchange.adminCaller(), Optional.of(id));
    }
}
