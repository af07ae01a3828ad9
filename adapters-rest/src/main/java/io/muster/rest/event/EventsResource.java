package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.domain.directory.UserId;
import io.muster.rest.access.AccessViews;
import io.muster.rest.admin.Views.FeedStateView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The organization's feed, pulled. */
@Path("organizations/{id}/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
@NullUnmarked // the container fills the fields
public class EventsResource {
    private static final int PAGE = 100;

    @Inject
    private ReadEvents events;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    /** The cursor is always there: at the end of the feed it is where to go on later. */
    @GET
    @Operation(
            summary =
                    "Events (CloudEvents 1.0) in the order of the feed: after, the nextCursor of the last answer, or"
                            + " nothing for the oldest that is kept; and limit. Everything committed before the request is in it")
    public Response list(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), PAGE, ReadEvents.MAX_LIMIT);
        ReadEvents.Events found = Parameters.number(Optional.ofNullable(after))
                .map(from -> events.after(exchange.adminCaller(), Parameters.organization(id), from, size))
                .orElseGet(() -> events.oldest(exchange.adminCaller(), Parameters.organization(id), size));
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
            summary =
                    "Everybody who has access by what the feed has said, to begin a copy with: cursor and limit. Follow"
                            + " the feed from the first page's eventsAfter on")
    public FeedStateView state(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), PAGE, ReadEvents.MAX_LIMIT);
        ReadEvents.State state = events.state(
                exchange.adminCaller(),
                Parameters.organization(id),
                Parameters.cursor(Optional.ofNullable(cursor)).map(UserId::new),
                size);
        return AccessViews.state(state, size);
    }
}
