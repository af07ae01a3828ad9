package io.muster.rest.access;

import static io.muster.rest.access.AccessMapper.VIEWS;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The access of one member. */
@Path("organizations/{id}/members/{user}/access")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
@NullUnmarked // the container fills the fields
public class MemberAccessResource {
    @Inject
    private ReadAccess access;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @PathParam("user")
    private UserId user;

    @GET
    @Operation(
            operationId = "getMemberAccess",
            summary = "Get a member's access with its reasons",
            description = "Role, workspaces, and everything that gives them, or why there is none.")
    public AccessView member() {
        return AccessView.of(access.access(exchange.adminCaller(), id, user), true);
    }

    @GET
    @Path("{workspace}")
    @Operation(
            operationId = "checkAccess",
            summary = "Check whether a member may enter a workspace",
            description = "Made for every request of a host product: one query, answered from the database, so that an"
                    + " access that ended is refused at once. A user who is not a member may enter nothing.")
    public AdmissionView check(@PathParam("workspace") WorkspaceId workspace) {
        return VIEWS.view(access.check(exchange.adminCaller(), id, user, workspace));
    }
}
