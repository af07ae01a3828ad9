package io.muster.rest.audit;

import static io.muster.rest.audit.AuditMapper.VIEWS;

import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.domain.audit.AuditEntry;
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

/** The audit log of the installation, as a chain of hashes. */
@Path("audit-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Audit log")
@NullUnmarked // the container fills the fields
public class InstallationLogResource {
    private static final int DEFAULT_SIZE = 50;
    private static final String EXAMPLE = """
            {"organization":"00000000-0000-0000-0000-000000000000","sequence":1,"previous":"0000000000000000000000000000000000000000000000000000000000000000","id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12","at":"2026-01-31T12:00:00Z","actor":"Muster","action":"API_KEY_ISSUED","subject":"api-keys/0D1nVv2mPEXtCBy5m","details":{"name":"bootstrap"},"hash":"2da7685fb33d9617e69da8889d00d272f2afceb53605fc946d92c963ed04d4de"}
            """;

    @Inject
    private ReadAuditLog log;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @GET
    @Operation(
            operationId = "listInstallationAuditLog",
            summary = "List the audit log of the installation",
            description =
                    "Organizations created and deleted, and API keys for all organizations; for operators only. Newest"
                            + " entries first, 50 by default. The first one is the head to note.")
    public Page<AuditEntryView> list(@BeanParam PageRequest page) {
        Slice<AuditEntry> found =
                log.page(exchange.adminCaller(), Optional.empty(), page.afterNumber(), page.size(DEFAULT_SIZE));
        return Page.of(found, AuditEntry::sequence, VIEWS::view);
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportInstallationAuditLog",
            summary = "Export the audit log of the installation",
            description = "The whole chain, oldest entry first, as JSON Lines that the offline verifier reads.")
    @APIResponse(
            responseCode = "200",
            description = "One entry a line",
            content =
                    @Content(
                            mediaType = "application/jsonl",
                            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    @APIResponse(responseCode = "403", description = "The caller's API key is for one organization only")
    public Response export() {
        limits.export(exchange);
        return AuditExport.of(log, exchange.adminCaller(), Optional.empty());
    }
}
