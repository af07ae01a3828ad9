package io.muster.rest.admin;

import io.muster.application.port.in.ReadAccess;
import io.muster.application.port.in.ReadAccess.Explained;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.Exchange;
import io.muster.rest.admin.Views.AccessView;
import io.muster.rest.admin.Views.AdmissionView;
import io.muster.rest.admin.Views.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Who may do what, and why. */
@Path("organizations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
@NullUnmarked // the container fills the fields
public class AccessResource {
    @Inject
    private ReadAccess access;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Path("access")
    @Operation(summary = "The access of every member, a page by cursor and limit; explain=true adds the reasons")
    public Page<AccessView> all(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @QueryParam("explain") boolean explain) {
        int size = AdminIds.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE);
        List<Explained> page = access.accesses(
                exchange.adminCaller(),
                organization(),
                AdminIds.cursor(Optional.ofNullable(cursor)).map(UserId::new),
                size);
        return new Page<>(
                page.stream()
                        .map(explained -> AccessViews.access(explained, explain))
                        .toList(),
                page.size() < size
                        ? null
                        : page.get(page.size() - 1).facts().user().toString());
    }

    @GET
    @Path("members/{user}/access")
    @Operation(summary = "Role and workspaces of a member, and everything that gives them, or why there is none")
    public AccessView member(@PathParam("user") String user) {
        return AccessViews.access(access.access(exchange.adminCaller(), organization(), AdminIds.user(user)), true);
    }

    @GET
    @Path("members/{user}/access/{workspace}")
    @Operation(
            summary = "Whether a member may enter a workspace, and as what: for every request of a host product."
                    + " Answered from the database, so that nobody gets in a moment longer than they may")
    public AdmissionView check(@PathParam("user") String user, @PathParam("workspace") String workspace) {
        return AccessViews.admission(access.check(
                exchange.adminCaller(), organization(), AdminIds.user(user), AdminIds.workspace(workspace)));
    }

    private OrganizationId organization() {
        return AdminIds.organization(id);
    }
}
