package io.muster.rest.invitation;

import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.application.port.in.invitation.ManageInvitations.NewInvitation;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.PublicUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** People who are invited and become members by their first sign-in. */
@Path("organizations/{id}/invitations")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Invitations")
@NullUnmarked // the container fills the fields
public class InvitationsResource {
    @Inject
    private ManageInvitations invitations;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @Schema(examples = "{\"email\": \"ana@acme.example\", \"role\": \"DEVELOPER\"}")
    record InvitationRequest(
            @Schema(description = "Of a domain that the organization has verified.")
            String email,

            @Schema(description = "The direct role that the member gets; absent: none.")
            Optional<OrgRole> role) {}

    @Schema(description = "An invitation without its link.")
    public record InvitationView(
            UUID id,
            @Schema(examples = "ana@acme.example") String email,
            Optional<OrgRole> role,
            Instant madeAt,

            @Schema(examples = "deployment (0D1nVv2mPEXtCBy5m)")
            String madeBy,

            @Schema(description = "From then on it no longer works.")
            Instant endsAt) {
        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id().value(),
                    invitation.email().value(),
                    invitation.role(),
                    invitation.made().at(),
                    invitation.made().by(),
                    invitation.endsAt());
        }
    }

    @Schema(description = "An invitation that was just made.")
    public record IssuedInvitationView(
            InvitationView invitation,

            @Schema(
                    description = "For the person only. It is not shown again.",
                    examples = "https://muster.example/api/v1/login/invitation?token=...")
            String url) {}

    @GET
    @Operation(
            operationId = "listInvitations",
            summary = "List invitations",
            description = "Those that nobody has accepted, also ended ones, in the order of their creation.")
    public Page<InvitationView> list(@BeanParam PageRequest page) {
        return Page.of(
                invitations.list(exchange.adminCaller(), id, page.afterId().map(InvitationId::new), page.size()),
                Invitation::id,
                InvitationView::of);
    }

    @POST
    @Operation(
            operationId = "invite",
            summary = "Invite a person",
            description =
                    "Who becomes a member with the role by signing in through the SSO connection with this address"
                            + " within 14 days. An earlier invitation of the address no longer works. The link is in this answer"
                            + " only.")
    @APIResponseSchema(value = IssuedInvitationView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "409",
            description = "Members cannot sign in through the connection yet, a member has the address, the mode is"
                    + " SCIM, or there are too many invitations")
    public Response invite(InvitationRequest body) {
        NewInvitation made = invitations.invite(exchange.adminCaller(), id, EmailAddress.of(body.email()), body.role());
        return Response.status(201)
                .entity(new IssuedInvitationView(
                        InvitationView.of(made.invitation()), publicUrl.invitation(made.token())))
                .build();
    }

    @DELETE
    @Path("{invitation}")
    @Operation(operationId = "revokeInvitation", summary = "Revoke an invitation")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(
            @PathParam("invitation")
                    @Parameter(description = "The invitation's id.", example = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
                    InvitationId invitation) {
        invitations.revoke(exchange.adminCaller(), id, invitation);
    }
}
