package io.muster.rest.simulation;

import io.muster.application.port.in.simulation.RunSimulations;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import io.muster.domain.text.Uuids;
import io.muster.rest.admin.Page;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Conversations of identity providers, played against the SCIM service of the organization. */
@Path("organizations/{id}/simulations")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Simulations")
@NullUnmarked // the container fills the fields
public class SimulationsResource {
    @Inject
    private RunSimulations simulations;

    @Inject
    private SimulationPlaces places;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @Schema(examples = "{\"conversation\": \"OKTA\"}")
    record SimulationRequest(
            @Schema(description = "The id of a conversation.")
            String conversation) {}

    @Schema(description = "A conversation that can be played.")
    public record ConversationView(
            @Schema(examples = "OKTA") String id,
            @Schema(examples = "Okta") String name,

            @Schema(description = "The number of its steps.", examples = "12")
            int steps) {
        static ConversationView of(Conversation conversation) {
            return new ConversationView(
                    conversation.id(), conversation.name(), conversation.steps().size());
        }
    }

    @Schema(description = "A simulation without its steps.")
    public record SimulationSummaryView(
            UUID id,
            @Schema(examples = "OKTA") String conversation,
            Simulation.State state,
            Instant startedAt,

            @Schema(examples = "deployment (0D1nVv2mPEXtCBy5m)")
            String startedBy,

            Optional<Instant> endedAt,
            boolean cleanedUp) {
        static SimulationSummaryView of(Simulation simulation) {
            return new SimulationSummaryView(
                    simulation.id().value(),
                    simulation.conversation(),
                    simulation.state(),
                    simulation.started().at(),
                    simulation.started().by(),
                    simulation.ended(),
                    simulation.cleanedUp());
        }
    }

    @GET
    @Path("conversations")
    @Operation(
            operationId = "listConversations",
            summary = "List the conversations that can be played",
            description = "The requests of each identity provider when it is set up, and when people join and leave.")
    public Page<ConversationView> conversations() {
        return Page.whole(simulations.conversations(exchange.adminCaller(), id).stream()
                .map(ConversationView::of)
                .toList());
    }

    @GET
    @Operation(
            operationId = "listSimulations",
            summary = "List simulations",
            description = "The newest 20, the newest first.")
    public Page<SimulationSummaryView> list() {
        return Page.whole(simulations.latest(exchange.adminCaller(), id).stream()
                .map(SimulationSummaryView::of)
                .toList());
    }

    @POST
    @Operation(
            operationId = "startSimulation",
            summary = "Play a conversation",
            description = "Sends the requests of an identity provider to the organization's SCIM service over HTTP,"
                    + " with a token of its own that works for 5 minutes. The users and groups that it creates are"
                    + " real: they appear in the sync log and in events. They are removed at the end, also if the node"
                    + " ends before. Ask for the simulation every second to see its steps.")
    @APIResponseSchema(value = SimulationView.class, responseCode = "202", responseDescription = "Started")
    @APIResponse(responseCode = "409", description = "The mode is not SCIM, or a simulation is running")
    public Response start(SimulationRequest body) {
        Simulation started = places.play(() -> simulations.begin(exchange.adminCaller(), id, body.conversation()));
        return Response.status(202).entity(SimulationView.of(started)).build();
    }

    @GET
    @Path("{simulation: [0-9a-fA-F-]{36}}")
    @Operation(
            operationId = "getSimulation",
            summary = "Get a simulation",
            description = "With what was sent, what was expected and what came, step by step.")
    public SimulationView get(@PathParam("simulation") String simulation) {
        SimulationId wanted = Uuids.parse(simulation)
                .map(SimulationId::new)
                .orElseThrow(() -> Problem.notFound("Simulation", simulation));
        return SimulationView.of(simulations.find(exchange.adminCaller(), id, wanted));
    }
}
