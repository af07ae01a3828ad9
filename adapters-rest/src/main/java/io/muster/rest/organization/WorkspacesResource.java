package io.muster.rest.organization;

import static io.muster.rest.organization.OrganizationMapper.VIEWS;

import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.rest.admin.Page;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The workspaces of an organization. */
@Path("organizations/{id}/workspaces")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Workspaces")
@NullUnmarked // the container fills the fields
public class WorkspacesResource {
    @Inject
    private ManageWorkspaces workspaces;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listWorkspaces",
            summary = "List workspaces",
            description = "All of the organization, in the order of their names.")
    public Page<WorkspaceView> list() {
        List<Workspace> all = workspaces.list(exchange.adminCaller(), id);
        return Page.whole(all.stream().map(VIEWS::view).toList());
    }

    @POST
    @Operation(
            operationId = "createWorkspace",
            summary = "Create a workspace",
            description = "Its name is unique in the organization, in any case.")
    @APIResponseSchema(value = WorkspaceView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "409",
            description = "The organization has a workspace of this name, or as many as it can")
    public Response create(NewWorkspace body) {
        Workspace created = workspaces.create(exchange.adminCaller(), id, body.name());
        return Response.status(201).entity(VIEWS.view(created)).build();
    }
}
