package io.muster.rest.audit;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Views.AuditEntryView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** What admins did, provably. */
@Path("organizations/{id}/audit-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Audit log")
@NullUnmarked // the container fills the fields
public class AuditLogResource {
    private static final int PAGE = 50;

    @Inject
    private ReadAuditLog log;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Operation(summary = "Entries, newest first, a page by cursor and limit; the first one is the head to note")
    public Page<AuditEntryView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), PAGE, ReadAuditLog.MAX_LIMIT);
        List<AuditEntry> page =
                log.page(exchange.adminCaller(), organization(), Parameters.number(Optional.ofNullable(cursor)), size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size
                        ? null
                        : Long.toString(page.get(page.size() - 1).sequence()));
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The whole chain, oldest first, as JSON Lines that the offline verifier reads")
    public Response export() {
        AdminCaller caller = exchange.adminCaller();
        OrganizationId organization = organization();
        // what is wrong has to show before the answer has begun
        log.page(caller, organization, Optional.empty(), 1);
        StreamingOutput content = out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            log.export(caller, organization, entry -> write(entry, writer));
            writer.flush();
        };
        return Response.ok(content, "application/jsonl; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-log-" + organization + ".jsonl\"")
                .build();
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }

    private static void write(AuditEntry entry, Writer writer) {
        try {
            writer.write(entry.line());
            writer.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
