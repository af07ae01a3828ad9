package io.muster.rest.contact;

import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.in.contact.ManageContactLinks.NewContactLink;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.rest.admin.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.PublicUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Links by which somebody without an account sets up domains, SSO and SCIM. */
@Path("organizations/{id}/contact-links")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Contact links")
@NullUnmarked // the container fills the fields
public class ContactLinksResource {
    @Inject
    private ManageContactLinks links;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @Schema(examples = "{\"name\": \"Kim, Example IT\"}")
    record NewLink(
            @Schema(
                    description = "Of the contact; the audit log has it.",
                    minLength = 1,
                    maxLength = ApiKey.MAX_NAME_LENGTH)
            String name,

            @Schema(
                    description =
                            "From then on the link no longer works; 7 days from now at the latest, and if absent.")
            Optional<Instant> endsAt) {}

    @Schema(description = "A contact link without its secret.")
    public record ContactLinkView(
            UUID id,
            @Schema(examples = "Kim, Example IT") String name,
            Instant madeAt,

            @Schema(examples = "deployment (0D1nVv2mPEXtCBy5m)")
            String madeBy,

            @Schema(description = "From then on it no longer works.")
            Instant endsAt,

            @Schema(description = "Stored at most once a minute; absent: never.")
            Optional<Instant> lastUsedAt) {
        static ContactLinkView of(ContactLink link) {
            return new ContactLinkView(
                    link.id().value(),
                    link.name(),
                    link.made().at(),
                    link.made().by(),
                    link.endsAt(),
                    link.lastUsedAt());
        }
    }

    @Schema(description = "A contact link that was just made.")
    public record IssuedContactLinkView(
            ContactLinkView link,

            @Schema(
                    description = "For the contact only. It is not shown again.",
                    examples = "https://muster.example/console/contact#...")
            String url,

            @Schema(
                    description = "What the contact sends in place of an API key: the part of the URL after #.",
                    examples = "...")
            String token) {}

    @GET
    @Operation(
            operationId = "listContactLinks",
            summary = "List contact links",
            description = "Also ended ones, for 30 days, in the order of their creation.")
    public Page<ContactLinkView> list() {
        return Page.whole(links.list(exchange.adminCaller(), id).stream()
                .map(ContactLinkView::of)
                .toList());
    }

    @POST
    @Operation(
            operationId = "makeContactLink",
            summary = "Make a contact link",
            description = "For somebody without an account, who can claim and verify domains, save, check and test a"
                    + " draft of the SSO connection, and turn SCIM on; an Admin activates the draft. It gives no role"
                    + " and shows no member. The link is in this answer only.")
    @APIResponseSchema(value = IssuedContactLinkView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "There are too many contact links")
    public Response make(NewLink body) {
        NewContactLink made = links.make(exchange.adminCaller(), id, body.name(), body.endsAt());
        return Response.status(201)
                .entity(new IssuedContactLinkView(
                        ContactLinkView.of(made.link()),
                        publicUrl.contactLink(made.token()),
                        made.token().text()))
                .build();
    }

    @DELETE
    @Path("{contactLink}")
    @Operation(
            operationId = "revokeContactLink",
            summary = "Revoke a contact link",
            description = "At once: a request that has begun changes nothing more.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(@PathParam("contactLink") ContactLinkId contactLink) {
        links.revoke(exchange.adminCaller(), id, contactLink);
    }
}
