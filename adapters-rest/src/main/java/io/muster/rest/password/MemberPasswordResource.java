package io.muster.rest.password;

import io.muster.application.port.in.password.ManagePasswords;
import io.muster.application.port.in.password.ManagePasswords.NewLink;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordLink;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.PublicUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Makes and revokes the link by which a break-glass owner sets a password; for another Admin or an operator. */
@Path("organizations/{id}/members/{user}/password")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Passwords")
@NullUnmarked // the container fills the fields
public class MemberPasswordResource {
    @Inject
    private ManagePasswords passwords;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @PathParam("user")
    private UserId user;

    @Schema(description = "What is known of the password of a member.")
    public record PasswordView(
            @Schema(description = "Whether the member has one.")
            boolean set,

            Optional<Instant> changedAt,

            @Schema(description = "Present while a link can set one.")
            Optional<OpenPasswordLinkView> link) {
        static PasswordView of(Optional<OwnerPassword> password) {
            return new PasswordView(
                    password.flatMap(OwnerPassword::hash).isPresent(),
                    password.flatMap(OwnerPassword::changed),
                    password.flatMap(OwnerPassword::link).map(OpenPasswordLinkView::of));
        }
    }

    @Schema(description = "The newest link that was made and not used.")
    public record OpenPasswordLinkView(
            @Schema(description = "From then on it no longer works.")
            Instant endsAt,

            @Schema(examples = "deployment (0D1nVv2mPEXtCBy5m)")
            String madeBy) {
        static OpenPasswordLinkView of(PasswordLink link) {
            return new OpenPasswordLinkView(link.endsAt(), link.made().by());
        }
    }

    @Schema(description = "A link that sets a password, once.")
    public record PasswordLinkView(
            @Schema(
                    description = "For the member only. It is not shown again.",
                    examples = "https://muster.example/api/v1/login/link?token=...")
            String url,

            @Schema(description = "From then on it no longer works.")
            Instant endsAt) {}

    @GET
    @Operation(
            operationId = "getMemberPassword",
            summary = "Get the state of a member's password",
            description = "Whether it is set, and whether a link can set it. Only break-glass owners have passwords.")
    @APIResponseSchema(value = PasswordView.class, responseCode = "200", responseDescription = "OK")
    public PasswordView get() {
        return PasswordView.of(passwords.of(exchange.adminCaller(), id, user));
    }

    @POST
    @Path("link")
    @Operation(
            operationId = "makePasswordLink",
            summary = "Make a password link",
            description =
                    "Its holder sets the password of this break-glass owner, once, within 24 hours, which ends all"
                            + " sessions of the owner. An earlier link no longer works. The link is in this answer only.")
    @APIResponseSchema(value = PasswordLinkView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "409",
            description = "The member is no break-glass owner, or has no e-mail address to sign in with")
    public Response makeLink() {
        NewLink made = passwords.makeLink(exchange.adminCaller(), id, user);
        return Response.status(201)
                .entity(new PasswordLinkView(publicUrl.passwordLink(made.token()), made.endsAt()))
                .build();
    }

    @DELETE
    @Path("link")
    @Operation(operationId = "revokePasswordLink", summary = "Revoke a password link")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revokeLink() {
        passwords.revokeLink(exchange.adminCaller(), id, user);
    }
}
