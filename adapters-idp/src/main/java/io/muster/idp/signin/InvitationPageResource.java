package io.muster.idp.signin;

import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.domain.token.LinkToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;

/** The first page of an invited person. The link accepts nothing: the sign-in does. */
@Path("login/invitation")
@RequestScoped
@NullUnmarked // the container fills the fields
public class InvitationPageResource {
    @Inject
    private ManageInvitations invitations;

    @GET
    @Operation(hidden = true)
    public Response page(@QueryParam("token") @DefaultValue("") String token) {
        return LinkToken.parse(token)
                .flatMap(invitations::open)
                .map(LoginPages::invitation)
                .orElseGet(LoginPages::deadLink);
    }
}
