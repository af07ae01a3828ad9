package io.muster.rest.webhook;

import static io.muster.rest.webhook.WebhookMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks.Change;
import io.muster.application.port.in.webhook.ManageWebhooks.Issued;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The addresses that an organization's events are sent to. A secret is in one answer only. */
@Path("organizations/{id}/webhooks")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Webhooks")
@NullUnmarked // the container fills the fields
public class WebhooksResource {
    private static final int DEFAULT_SIZE = 50;

    @Inject
    private ManageWebhooks webhooks;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "All of the organization, in the order of their creation, with their progress.")
    public Page<WebhookView> list() {
        return Page.whole(webhooks.list(exchange.adminCaller(), id).stream()
                .map(WebhookView::of)
                .toList());
    }

    @POST
    @Operation(
            operationId = "createWebhook",
            summary = "Register a webhook",
            description = "Events are sent to it from now on. The secret that signs is in this answer only.")
    @APIResponseSchema(value = IssuedWebhookView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The organization has 20 webhooks already")
    public Response create(NewWebhook body) {
        return issued(webhooks.create(
                exchange.adminCaller(),
                id,
                WebhookUrl.of(body.url()),
                body.description().orElse("")));
    }

    @GET
    @Path("{webhook}")
    @Operation(operationId = "getWebhook", summary = "Get a webhook", description = "With its progress.")
    public WebhookView get(@PathParam("webhook") WebhookId webhook) {
        return WebhookView.of(webhooks.find(exchange.adminCaller(), id, webhook));
    }

    @PATCH
    @Path("{webhook}")
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook",
            description = "Events that happened while it was off are sent when it is on again.")
    public WebhookView change(@PathParam("webhook") WebhookId webhook, WebhookChange body) {
        Change change = new Change(body.url().map(WebhookUrl::of), body.description(), body.active());
        return WebhookView.of(webhooks.change(exchange.adminCaller(), id, webhook, change));
    }

    @DELETE
    @Path("{webhook}")
    @Operation(operationId = "removeWebhook", summary = "Remove a webhook", description = "With its dead letters.")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(@PathParam("webhook") WebhookId webhook) {
        webhooks.remove(exchange.adminCaller(), id, webhook);
    }

    @POST
    @Path("{webhook}/secret/rotations")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Rotate a webhook's secret",
            description = "Answers with a new secret, once. The present one signs beside it for another 24 hours.")
    @APIResponseSchema(value = IssuedWebhookView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "Two secrets sign already; end the overlap first")
    public Response rotateSecret(@PathParam("webhook") WebhookId webhook) {
        return issued(webhooks.rotateSecret(exchange.adminCaller(), id, webhook));
    }

    @DELETE
    @Path("{webhook}/secret/retiring")
    @Operation(
            operationId = "endWebhookSecretOverlap",
            summary = "End the overlap of a secret's rotation",
            description = "Only the current secret signs from now on.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "No replaced secret signs any more")
    public WebhookView endOverlap(@PathParam("webhook") WebhookId webhook) {
        return WebhookView.of(webhooks.endOverlap(exchange.adminCaller(), id, webhook));
    }

    @GET
    @Path("{webhook}/dead-letters")
    @Operation(
            operationId = "listDeadLetters",
            summary = "List dead letters",
            description = "Events that the webhook did not take for 24 hours, in their order, 50 by default.")
    public Page<DeadLetterView> deadLetters(@PathParam("webhook") WebhookId webhook, @BeanParam PageRequest page) {
        return Page.of(
                webhooks.deadLetters(
                        exchange.adminCaller(), id, webhook, page.afterNumber().orElse(0L), page.size(DEFAULT_SIZE)),
                Delivery::sequence,
                VIEWS::view);
    }

    @POST
    @Path("{webhook}/replays")
    @Operation(
            operationId = "replayEvents",
            summary = "Send events again",
            description = "One dead letter, all dead letters, or every event after a number.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202", responseDescription = "Accepted")
    public Response replay(@PathParam("webhook") WebhookId webhook, ReplayRequest body) {
        return Response.status(202)
                .entity(new ReplayView(replayed(webhook, body)))
                .build();
    }

    private long replayed(WebhookId webhook, ReplayRequest body) {
        AdminCaller caller = exchange.adminCaller();
        if (body.sequence().isPresent()) {
            webhooks.replayDeadLetter(caller, id, webhook, body.sequence().get());
            return 1;
        }
        return body.after().isPresent()
                ? webhooks.replayAfter(caller, id, webhook, body.after().get())
                : webhooks.replayDeadLetters(caller, id, webhook);
    }

    private static Response issued(Issued issued) {
        return Response.status(201)
                .entity(new IssuedWebhookView(issued.secret().text(), WebhookView.of(issued.status())))
                .build();
    }
}
