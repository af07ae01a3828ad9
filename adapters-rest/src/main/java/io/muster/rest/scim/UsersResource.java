package io.muster.rest.scim;

import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserView;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.json.Projection;
import io.muster.rest.scim.json.UserJson;
import io.muster.rest.scim.patch.UserPatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The user endpoint of SCIM (RFC 7644 section 3.2). */
@Path("scim/{org}/v2/Users")
@Singleton
@Tag(name = "SCIM Users")
@NullUnmarked // the container fills the fields
public class UsersResource {
    @Inject
    private ProvisionUsers users;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Context
    private UriInfo uri;

    @POST
    public Response create(byte[] body) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            JsonObject json = SentNames.parse(body, exchange);
            UserView created =
                    users.create(exchange.call(201), UserJson.read(json, Optional.empty(), exchange.dialect()));
            return ScimResponses.user(201, created, projection, exchange, users);
        });
    }

    @GET
    public Response list() {
        return search(SearchRequest.of(uri.getQueryParameters()));
    }

    @POST
    @Path(".search")
    public Response search(byte[] body) {
        return search(SearchRequest.of(JsonObjects.parse(body)));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            UserView found = users.find(exchange.scimCaller(), ResourceIds.user(id), projection.includes("groups"));
            long version = found.user().version();
            return ScimResponses.has(ifNoneMatch, version)
                    ? ScimResponses.unchanged(version)
                    : ScimResponses.user(200, found, projection, exchange, users);
        });
    }

    @PUT
    @Path("{id}")
    public Response replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            JsonObject json = SentNames.parse(body, exchange);
            UserView replaced = users.edit(
                    exchange.call(200),
                    ResourceIds.user(id),
                    Conditional.expected(ifMatch),
                    current -> UserJson.read(json, Optional.of(current), exchange.dialect()));
            return ScimResponses.user(200, replaced, projection, exchange, users);
        });
    }

    @PATCH
    @Path("{id}")
    public Response patch(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            UserPatch patch = UserPatch.read(JsonObjects.parse(body), exchange.dialect());
            UserView patched =
                    users.edit(exchange.call(200), ResourceIds.user(id), Conditional.expected(ifMatch), patch);
            return ScimResponses.user(200, patched, projection, exchange, users);
        });
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return exchange.proving(() -> {
            users.delete(exchange.call(204), ResourceIds.user(id), Conditional.expected(ifMatch));
            return Response.noContent().build();
        });
    }

    private Response search(SearchRequest request) {
        Projection projection = request.projection();
        SearchPage<UserView> found = exchange.proving(() -> {
            Search<UserAttribute> search = request.users(exchange.dialect());
            limits.search(exchange, SearchCost.of(search));
            return users.search(exchange.scimCaller(), search, projection.includes("groups"));
        });
        return ScimResponses.list(found, request, resources -> {
            found.items()
                    .forEach(view -> ScimResponses.writeUser(
                            resources,
                            view,
                            projection,
                            exchange.baseUrl(),
                            (last, each) -> users.groupsAfter(
                                    exchange.scimCaller(), view.user().id(), last, each)));
            return found;
        });
    }
}
