package io.muster.rest.access;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The access of all members. */
@Path("organizations/{id}/access")
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
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listAccess",
            summary = "List the access of all members",
            description = "In the order of the members' ids.")
    public Page<AccessView> all(
            @BeanParam PageRequest page,
            @QueryParam("explain")
                    @DefaultValue("false")
                    @Parameter(description = "true adds the reasons; false does not.")
                    boolean explain) {
        Slice<Explained> found =
                access.page(exchange.adminCaller(), id, page.afterId().map(UserId::new), page.size());
        return Page.of(found, explained -> explained.facts().user(), explained -> AccessView.of(explained, explain));
    }
}
