package io.muster.rest.access;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Views.AccessView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Parameters;
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

/** Who may do what: everybody. */
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
    private String id;

    @GET
    @Operation(summary = "The access of every member, a page by cursor and limit; explain=true adds the reasons")
    public Page<AccessView> all(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @QueryParam("explain") boolean explain) {
        int size = Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE);
        List<Explained> page = access.page(
                exchange.adminCaller(),
                organization(),
                Parameters.cursor(Optional.ofNullable(cursor)).map(UserId::new),
                size);
        return new Page<>(
                page.stream()
                        .map(explained -> AccessViews.access(explained, explain))
                        .toList(),
                page.size() < size
                        ? null
                        : page.get(page.size() - 1).facts().user().toString());
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }
}
