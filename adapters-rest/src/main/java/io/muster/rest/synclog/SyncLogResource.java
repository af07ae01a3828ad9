package io.muster.rest.synclog;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.admin.Views.SyncEntryView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** What happened, and why. */
@Path("organizations/{id}/sync-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sync log")
@NullUnmarked // the container fills the fields
public class SyncLogResource {
    private static final int PAGE = 50;

    @Inject
    private ReadSyncLog log;

    @Inject
    private Exchange exchange;

    @Context
    private UriInfo uri;

    @PathParam("id")
    private String id;

    @GET
    @Operation(summary = "Entries, newest first, a page by cursor and limit")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "SUCCESS, SKIPPED or FAILED",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "CREATE, UPDATE, DEACTIVATE, ...",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "resourceType",
            in = ParameterIn.QUERY,
            description = "USER, GROUP, TOKEN or NONE",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "resourceId",
            in = ParameterIn.QUERY,
            description = "Exactly this resource",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "How the resource's name begins, or a request id",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Not before, ISO 8601",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Before, ISO 8601",
            schema = @Schema(type = SchemaType.STRING))
    public Page<SyncEntryView> list() {
        int size = Parameters.limit(parameter("limit"), PAGE, SyncLogQuery.MAX_LIMIT);
        List<SyncEntry> page = log.search(exchange.adminCaller(), organization(), query(size));
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size ? null : page.get(page.size() - 1).id().toString());
    }

    @GET
    @Path("{entry: [0-9a-fA-F-]{36}}")
    @Operation(summary = "One entry")
    public SyncEntryView get(@PathParam("entry") String entry) {
        return VIEWS.view(log.find(exchange.adminCaller(), organization(), Parameters.entry(entry)));
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "All entries that the filters mean, newest first: format csv or jsonl")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "SUCCESS, SKIPPED or FAILED",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "CREATE, UPDATE, DEACTIVATE, ...",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "resourceType",
            in = ParameterIn.QUERY,
            description = "USER, GROUP, TOKEN or NONE",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "resourceId",
            in = ParameterIn.QUERY,
            description = "Exactly this resource",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "How the resource's name begins, or a request id",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Not before, ISO 8601",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Before, ISO 8601",
            schema = @Schema(type = SchemaType.STRING))
    public Response export() {
        AdminCaller caller = exchange.adminCaller();
        OrganizationId organization = organization();
        SyncLogQuery query = query(SyncLogQuery.MAX_LIMIT);
        // what is wrong has to show before the answer has begun
        log.search(caller, organization, query.inPagesOf(1));
        SyncLogExport format = SyncLogExport.of(parameter("format").orElse("csv"));
        StreamingOutput content = out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(format.head());
            log.export(caller, organization, query, entry -> format.write(entry, writer));
            writer.flush();
        };
        return Response.ok(content, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"sync-log-" + organization + "." + format.extension() + "\"")
                .build();
    }

    private SyncLogQuery query(int limit) {
        return new SyncLogQuery(
                parameter("status").map(text -> JsonBody.constant("status", SyncStatus.class, text)),
                parameter("action").map(text -> JsonBody.constant("action", SyncAction.class, text)),
                parameter("resourceType").map(text -> JsonBody.constant("resourceType", SyncResource.Type.class, text)),
                parameter("resourceId"),
                parameter("text"),
                parameter("from").map(text -> moment("from", text)),
                parameter("until").map(text -> moment("until", text)),
                Parameters.cursor(parameter("cursor")),
                limit);
    }

    private static Instant moment(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAMoment) {
            throw Problem.invalidValue(name + " must be a date and time such as 2026-01-31T12:00:00Z");
        }
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name)).filter(text -> !text.isBlank());
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }
}
