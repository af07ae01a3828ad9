package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The link of a member to accounts of identity providers. */
@Path("organizations/{id}/members/{user}/sso-link")
@RequestScoped
@Tag(name = "SSO connection")
@NullUnmarked // the container fills the fields
public class MemberLinkResource {
    @Inject
    private ManageConnection connections;

    @Inject
    private Exchange exchange;

    @DELETE
    @Operation(
            operationId = "unlinkMember",
            summary = "Unlink a member",
            description = "From accounts of identity providers. The member's sessions end. The next sign-in links the"
                    + " member again, by the e-mail address.")
    @APIResponse(responseCode = "204", description = "Unlinked")
    public void unlink(@PathParam("id") OrganizationId id, @PathParam("user") UserId user) {
        connections.unlink(exchange.adminCaller(), id, user);
    }
}
