package io.muster.rest.webhook;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks.Change;
import io.muster.application.port.in.webhook.ManageWebhooks.Issued;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.rest.admin.Views.DeadLetterView;
import io.muster.rest.admin.Views.IssuedWebhookView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.admin.Views.ReplayView;
import io.muster.rest.admin.Views.WebhookView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The addresses that are told of an organization's events. A secret is in one answer only. */
@Path("organizations/{id}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Webhooks")
@NullUnmarked // the container fills the fields
public class WebhooksResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 500;

    @Inject
    private ManageWebhooks webhooks;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Operation(summary = "Webhooks in the order of their creation, how far each has come and how it fares")
    public Page<WebhookView> list() {
        return new Page<>(
                webhooks.list(exchange.adminCaller(), organization()).stream()
                        .map(VIEWS::view)
                        .toList(),
                null);
    }

    @POST
    @Operation(
            summary = "Add a webhook: url, and a description. It is told of what happens from now on;"
                    + " the secret that signs is shown once")
    public Response create(byte[] body) {
        JsonBody json = JsonBody.of(body);
        return secret(webhooks.create(
                exchange.adminCaller(),
                organization(),
                WebhookUrl.of(json.requiredText("url")),
                json.text("description").orElse("")));
    }

    @GET
    @Path("{webhook}")
    @Operation(summary = "One webhook, how far it has come and how it fares")
    public WebhookView get(@PathParam("webhook") String webhook) {
        return VIEWS.view(webhooks.find(exchange.adminCaller(), organization(), Parameters.webhook(webhook)));
    }

    @PATCH
    @Path("{webhook}")
    @Operation(
            summary = "Change url, description or active; what happened while it was off is sent when it is on again")
    public WebhookView change(@PathParam("webhook") String webhook, byte[] body) {
        JsonBody json = JsonBody.of(body);
        Change change = new Change(json.text("url").map(WebhookUrl::of), json.text("description"), json.flag("active"));
        return VIEWS.view(webhooks.change(exchange.adminCaller(), organization(), Parameters.webhook(webhook), change));
    }

    @DELETE
    @Path("{webhook}")
    @Operation(summary = "Remove a webhook with its dead letters")
    public void remove(@PathParam("webhook") String webhook) {
        webhooks.remove(exchange.adminCaller(), organization(), Parameters.webhook(webhook));
    }

    @POST
    @Path("{webhook}/secret/rotations")
    @Operation(summary = "A new secret, shown once; the present one signs beside it for another 24 hours")
    public Response rotateSecret(@PathParam("webhook") String webhook) {
        return secret(webhooks.rotateSecret(exchange.adminCaller(), organization(), Parameters.webhook(webhook)));
    }

    @DELETE
    @Path("{webhook}/secret/retiring")
    @Operation(summary = "End the overlap: only the current secret signs from now on")
    public WebhookView endOverlap(@PathParam("webhook") String webhook) {
        return VIEWS.view(webhooks.endOverlap(exchange.adminCaller(), organization(), Parameters.webhook(webhook)));
    }

    @GET
    @Path("{webhook}/dead-letters")
    @Operation(summary = "Events that the webhook didn't take for 24 hours, in their order, a page by cursor and limit")
    public Page<DeadLetterView> deadLetters(
            @PathParam("webhook") String webhook,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), PAGE, MAX_PAGE);
        List<Delivery> page = webhooks.deadLetters(
                exchange.adminCaller(),
                organization(),
                Parameters.webhook(webhook),
                Parameters.number(Optional.ofNullable(cursor)).orElse(0L),
                size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size
                        ? null
                        : Long.toString(page.get(page.size() - 1).sequence()));
    }

    @POST
    @Path("{webhook}/replays")
    @Operation(
            summary = "Send again: sequence, the number of one dead letter; or deadLetters, true for all of them;"
                    + " or after, a number that all later events follow. Answers with how many that is")
    public Response replay(@PathParam("webhook") String webhook, byte[] body) {
        return Response.status(202)
                .entity(new ReplayView(replayed(Parameters.webhook(webhook), JsonBody.of(body))))
                .build();
    }

    private long replayed(WebhookId webhook, JsonBody json) {
        Optional<Long> sequence = json.number("sequence");
        Optional<Long> after = json.number("after");
        boolean deadLetters = json.flag("deadLetters").orElse(false);
        if (Stream.of(sequence.isPresent(), after.isPresent(), deadLetters)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw Problem.invalidValue("one of sequence, deadLetters and after is required");
        }
        if (sequence.isPresent()) {
            webhooks.replayDeadLetter(exchange.adminCaller(), organization(), webhook, sequence.get());
            return 1;
        }
        return after.isPresent()
                ? webhooks.replayAfter(exchange.adminCaller(), organization(), webhook, after.get())
                : webhooks.replayDeadLetters(exchange.adminCaller(), organization(), webhook);
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }

    private static Response secret(Issued issued) {
        return Response.status(201)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new IssuedWebhookView(issued.secret().text(), VIEWS.view(issued.status())))
                .build();
    }
}
