package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The organization's feed of events, pulled. */
@Path("organizations/{id}/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
@NullUnmarked // the container fills the fields
public class EventsResource {
    @Inject
    private ReadEvents events;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    /** The cursor is present at the end of the feed, too: it is where to go on later. */
    @GET
    @Operation(
            operationId = "listEvents",
            summary = "List events",
            description =
                    "CloudEvents 1.0 in the order of the feed. Everything that was committed before the request is"
                            + " in the answer, or there is more.")
    @APIResponseSchema(value = EventsView.class, responseDescription = "OK")
    public Response list(
            @QueryParam("after")
                    @Parameter(
                            description = "The nextCursor of the answer before; absent for the oldest events that are"
                                    + " kept.")
                    String after,
            @QueryParam("limit")
                    @Parameter(
                            description = "The largest number of events in the answer.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "500"))
                    String limit) {
        int size = PageRequest.size(Optional.ofNullable(limit), PageRequest.DEFAULT_SIZE);
        ReadEvents.Events found = PageRequest.number(Optional.ofNullable(after))
                .map(from -> events.after(exchange.adminCaller(), id, from, size))
                .orElseGet(() -> events.oldest(exchange.adminCaller(), id, size));
        JsonArrayBuilder items = Json.createArrayBuilder();
        found.page().forEach(event -> items.add(CloudEventJson.of(event)));
        JsonObject body = Json.createObjectBuilder()
                .add("items", items)
                .add("nextCursor", Long.toString(found.next()))
                .add("more", found.more())
                .build();
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("state")
    @Operation(
            operationId = "getFeedState",
            summary = "Get the access that the feed has published",
            description = "Everybody with access, to begin a copy with. Then follow the feed from the first page's"
                    + " eventsAfter on.")
    public FeedStateView state(@BeanParam PageRequest page) {
        int size = page.size();
        ReadEvents.State state =
                events.state(exchange.adminCaller(), id, page.afterId().map(UserId::new), PageRequest.rows(size));
        return FeedStateView.of(state, size);
    }
}
