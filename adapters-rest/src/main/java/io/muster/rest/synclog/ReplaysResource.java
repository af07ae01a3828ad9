package io.muster.rest.synclog;

import io.muster.application.port.in.synclog.ReplayRequests;
import io.muster.application.port.in.synclog.ReplayRequests.Found;
import io.muster.application.port.in.synclog.ReplayRequests.Outcome;
import io.muster.application.port.in.synclog.ReplayRequests.Outcome.Answered;
import io.muster.application.port.in.synclog.ReplayRequests.Outcome.NotAnswered;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Uuids;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.HttpRefusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Refused writes as the identity provider sent them, which an Admin can send again. */
@Path("organizations/{id}/sync-log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sync log")
@NullUnmarked // the container fills the fields
public class ReplaysResource {
    @Inject
    private ReplayRequests replays;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @PathParam("id")
    private OrganizationId id;

    @Schema(description = "A refused write as it was sent, without passwords.")
    public record SentRequestView(
            @Schema(examples = "POST") String method,

            @Schema(description = "Path and query below the SCIM base URL.", examples = "/Users")
            String path,

            @Schema(examples = "W/\"3\"") Optional<String> ifMatch,

            @Schema(examples = "{\"userName\":\"ana@acme.example\"}")
            Optional<String> body,

            @Schema(description = "Until then it is kept, and can be sent again.")
            Instant until) {
        static SentRequestView of(Found found) {
            return new SentRequestView(
                    found.request().method(),
                    found.request().target(),
                    found.request().ifMatch(),
                    found.request().body(),
                    found.until());
        }
    }

    @Schema(description = "What came of a request that was sent again.")
    public record ReplayOutcomeView(
            @Schema(
                    description = "The status of the answer, as the identity provider would have got it.",
                    examples = "201")
            int httpStatus,

            @Schema(description = "The entry of the sync log that reports it.")
            Optional<SyncEntryView> entry) {}

    @GET
    @Path("{entry: [0-9a-fA-F-]{36}}/request")
    @Operation(
            operationId = "getSentRequest",
            summary = "Get what was sent",
            description = "Of a refused write, for 7 days. 404 for every other entry, and for what was too large.")
    public SentRequestView request(@PathParam("entry") String entry) {
        return SentRequestView.of(replays.find(exchange.adminCaller(), id, entryId(entry)));
    }

    @POST
    @Path("{entry: [0-9a-fA-F-]{36}}/replays")
    @Operation(
            operationId = "replayRequest",
            summary = "Send a refused write again",
            description =
                    "As the identity provider sent it, once the cause is gone. It goes through everything that a"
                            + " request of the identity provider goes through. Its entry in the sync log is marked as a replay.")
    @APIResponseSchema(
            value = ReplayOutcomeView.class,
            responseCode = "200",
            responseDescription = "It was answered, which may be a refusal")
    @APIResponse(responseCode = "404", description = "What was sent is not kept")
    @APIResponse(responseCode = "409", description = "The mode is not SCIM")
    public ReplayOutcomeView replay(@PathParam("entry") String entry) {
        limits.elsewhere(exchange);
        Outcome outcome = replays.replay(exchange.adminCaller(), id, entryId(entry));
        if (outcome instanceof Answered answered) {
            return new ReplayOutcomeView(answered.status(), answered.entry().map(SyncEntryView::of));
        }
        throw new HttpRefusal(503, ((NotAnswered) outcome).why(), Map.of("Retry-After", "5"));
    }

    private static UUID entryId(String entry) {
        return Uuids.parse(entry).orElseThrow(() -> Problem.notFound("Sync log entry", entry));
    }
}
