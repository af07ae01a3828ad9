package io.muster.rest.password;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.password.ManagePasswords;
import io.muster.domain.password.Password;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.ForEveryRole;
import io.muster.rest.admin.OfAnyCharacters;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The password of the member whose session the browser has. */
@Path("session/password")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@RequestScoped
@Tag(name = "Passwords")
@NullUnmarked // the container fills the fields
public class OwnPasswordResource {
    @Inject
    private ManagePasswords passwords;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Schema(examples = "{\"currentPassword\": \"four words in a row\", \"newPassword\": \"another four words now\"}")
    record PasswordChange(
            @OfAnyCharacters @Schema(description = "The one to sign in with now.")
            String currentPassword,

            @OfAnyCharacters
            @Schema(
                    description = "Of any characters; neither a common password nor made of names.",
                    minLength = Password.MIN_LENGTH,
                    maxLength = Password.MAX_LENGTH)
            String newPassword) {}

    @PUT
    @ForEveryRole
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "Break-glass owners have one. All sessions of the caller end, this one included.")
    @APIResponse(responseCode = "204", description = "Changed; sign in again")
    @APIResponse(
            responseCode = "403",
            description = "The caller has no password, or the present one is wrong or was tried too often")
    @APIResponse(responseCode = "404", description = "The request has an API key, and no session")
    public void change(PasswordChange body) {
        if (!(exchange.adminCaller() instanceof SignedInMember member)) {
            throw new Problem(Problem.Code.NOT_FOUND, "An API key has no session");
        }
        limits.ownPassword(exchange);
        passwords.change(member, body.currentPassword(), body.newPassword());
    }
}
