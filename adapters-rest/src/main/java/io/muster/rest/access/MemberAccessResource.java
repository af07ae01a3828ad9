package io.muster.rest.access;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Views.AccessView;
import io.muster.rest.admin.Views.AdmissionView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Parameters;
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

/** Who may do what: one member, and why. */
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
    private String id;

    @PathParam("user")
    private String user;

    @GET
    @Operation(summary = "Role and workspaces of a member, and everything that gives them, or why there is none")
    public AccessView member() {
        return AccessViews.access(access.access(exchange.adminCaller(), organization(), user()), true);
    }

    @GET
    @Path("{workspace}")
    @Operation(
            summary = "Whether a member may enter a workspace, and as what: for every request of a host product."
                    + " Answered from the database, so that nobody gets in a moment longer than they may")
    public AdmissionView check(@PathParam("workspace") String workspace) {
        return AccessViews.admission(
                access.check(exchange.adminCaller(), organization(), user(), Parameters.workspace(workspace)));
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }

    private UserId user() {
        return Parameters.user(user);
    }
}
