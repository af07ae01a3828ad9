package io.muster.rest.admin;

import io.muster.application.port.in.ReadEvents;
import io.muster.domain.event.Event;
import io.muster.rest.Exchange;
import io.muster.rest.event.CloudEventJson;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The organization's feed, pulled. */
@Path("organizations/{id}/events")
@RequestScoped
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
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Events (CloudEvents 1.0) in the order of the feed: after, the nextCursor of the last answer, or"
                    + " nothing for the beginning; and limit. Everything committed before the request is in it")
    public Response list(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        int size = AdminIds.limit(Optional.ofNullable(limit), PAGE, ReadEvents.MAX_LIMIT);
        long from = AdminIds.number(Optional.ofNullable(after)).orElse(0L);
        ReadEvents.Events found = events.after(exchange.adminCaller(), AdminIds.organization(id), from, size);
        List<Event> page = found.page();
        JsonArrayBuilder items = Json.createArrayBuilder();
        page.forEach(event -> items.add(CloudEventJson.of(event)));
        long last = page.isEmpty() ? from : page.get(page.size() - 1).sequence();
        JsonObject body = Json.createObjectBuilder()
                .add("items", items)
                .add("nextCursor", Long.toString(last))
                .add("more", found.more())
                .build();
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON).build();
    }
}
