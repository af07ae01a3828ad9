package io.muster.rest.synclog;

import static io.muster.rest.synclog.SyncLogMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.text.Uuids;
import io.muster.rest.admin.LogExport;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The requests of the identity provider, and what became of them. */
@Path("organizations/{id}/sync-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sync log")
@NullUnmarked // the container fills the fields
public class SyncLogResource {
    private static final int DEFAULT_SIZE = 50;

    @Inject
    private ReadSyncLog log;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listSyncLog",
            summary = "List the sync log",
            description = "Newest entries first, 50 by default.")
    public Page<SyncEntryView> list(@BeanParam SyncLogFilter filter, @BeanParam PageRequest page) {
        SyncLogQuery query = filter.query(page.afterId(), page.size(DEFAULT_SIZE));
        return Page.of(log.search(exchange.adminCaller(), id, query), SyncEntry::id, VIEWS::view);
    }

    @GET
    @Path("{entry: [0-9a-fA-F-]{36}}")
    @Operation(operationId = "getSyncLogEntry", summary = "Get an entry of the sync log")
    public SyncEntryView get(@PathParam("entry") String entry) {
        UUID entryId = Uuids.parse(entry).orElseThrow(() -> Problem.notFound("Sync log entry", entry));
        return VIEWS.view(log.find(exchange.adminCaller(), id, entryId));
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportSyncLog",
            summary = "Export the sync log",
            description = "All entries that match the filters, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "One entry a line",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING, examples = SyncLogExport.CSV_EXAMPLE)),
                @Content(
                        mediaType = "application/jsonl",
                        schema = @Schema(type = SchemaType.STRING, examples = SyncLogExport.JSONL_EXAMPLE))
            })
    public Response export(
            @BeanParam SyncLogFilter filter,
            @QueryParam("format") @Parameter(description = "CSV if absent.") LogExport.Format format) {
        AdminCaller caller = exchange.adminCaller();
        OrganizationId organization = id;
        SyncLogQuery query = filter.query(Optional.empty(), PageSize.MAX);
        limits.export(exchange);
        // a refusal must come before the answer has begun
        log.search(caller, organization, query.inPagesOf(1));
        return SyncLogExport.EXPORT.download(
                "sync-log-" + organization, format, entries -> log.export(caller, organization, query, entries));
    }
}
