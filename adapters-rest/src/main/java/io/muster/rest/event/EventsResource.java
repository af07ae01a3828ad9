package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RetryEvents;
import io.muster.application.port.in.event.RetryEvents.WithheldEvent;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageLimit;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    private RetryEvents retries;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "List events",
            description =
                    "CloudEvents 1.0 in the order of the feed. Everything that was committed before the request is"
                            + " in the answer, or there is more.")
    public EventsView list(
            @QueryParam("after")
                    @Parameter(
                            description = "The resumeAfter of the answer before; absent for the oldest events that are"
                                    + " kept.")
                    String after,
            @BeanParam PageLimit limit) {
        int size = limit.size();
        return EventsView.of(PageRequest.feedPosition(Optional.ofNullable(after))
                .map(from -> events.after(exchange.adminCaller(), id, from, size))
                .orElseGet(() -> events.oldest(exchange.adminCaller(), id, size)));
    }

    @GET
    @Path("state")
    @Operation(
            operationId = "getFeedState",
            summary = "Get the access that the feed has published",
            description = "Everybody with access, to begin a copy with. Then follow the feed from the first page's"
                    + " eventsAfter on.")
    public FeedStateView state(@BeanParam PageRequest page) {
        return FeedStateView.of(
                events.state(exchange.adminCaller(), id, page.afterId().map(UserId::new), page.size()));
    }

    @GET
    @Path("withheld")
    @Operation(
            operationId = "listWithheldEvents",
            summary = "List events that could not be published",
            description = "In their place the feed has an event io.muster.feed.event_withheld.")
    public Page<WithheldEventView> withheld(@BeanParam PageRequest page) {
        return Page.of(
                retries.withheld(exchange.adminCaller(), id, page.afterNumber(), page.size()),
                WithheldEvent::position,
                WithheldEventView::of);
    }

    @POST
    @Path("withheld/{position}/retry")
    @Operation(
            operationId = "retryWithheldEvent",
            summary = "Publish a withheld event",
            description = "As the newest event of the feed, after the cause is mended.")
    @APIResponse(responseCode = "204", description = "Pending")
    public void retry(@PathParam("position") @Parameter(description = "The event's position.") long position) {
        retries.retry(exchange.adminCaller(), id, position);
    }
}
