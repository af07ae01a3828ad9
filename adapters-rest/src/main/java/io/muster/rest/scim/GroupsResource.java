package io.muster.rest.scim;

import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.json.GroupJson;
import io.muster.rest.scim.json.MetaJson;
import io.muster.rest.scim.json.Projection;
import io.muster.rest.scim.patch.GroupPatchReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The group endpoint of SCIM (RFC 7644 section 3.2). */
@Path("scim/{org}/v2/Groups")
@Singleton
@Tag(name = "SCIM Groups")
@NullUnmarked // the container fills the fields
public class GroupsResource {
    @Inject
    private ProvisionGroups groups;

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
            GroupJson.Body group = GroupJson.read(SentNames.parse(body, exchange), exchange.dialect());
            DirectoryGroup created = groups.create(
                    exchange.call(201),
                    group.displayName(),
                    group.externalId(),
                    group.members().orElse(NamedMembers.of(Set.of())));
            return ScimResponses.group(201, created, projection, exchange, groups);
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
            DirectoryGroup found = groups.find(exchange.scimCaller(), ResourceIds.group(id));
            return ScimResponses.has(ifNoneMatch, found.version())
                    ? ScimResponses.unchanged(found.version())
                    : ScimResponses.group(200, found, projection, exchange, groups);
        });
    }

    /** Keeps the members if the body has no {@code members}: a push of a name must not empty a group. */
    @Tolerance("put-without-members")
    @PUT
    @Path("{id}")
    public Response replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            GroupJson.Body group = GroupJson.read(SentNames.parse(body, exchange), exchange.dialect());
            GroupEdit edit = new GroupEdit(
                    Optional.of(group.displayName()),
                    new ExternalIdEdit.Replace(group.externalId()),
                    group.members()
                            .<MembershipEdit>map(members -> new MembershipEdit.ReplaceAll(members.ids()))
                            .orElse(MembershipEdit.Delta.NONE),
                    group.members().map(NamedMembers::malformed).orElse(Map.of()));
            DirectoryGroup replaced =
                    groups.edit(exchange.call(200), ResourceIds.group(id), Conditional.expected(ifMatch), edit);
            return ScimResponses.group(200, replaced, projection, exchange, groups);
        });
    }

    /** Answers 204 unless the client asks for attributes: an answer with the group has to read all members. */
    @PATCH
    @Path("{id}")
    public Response patch(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        return exchange.proving(() -> {
            Projection projection = SearchRequest.projection(uri.getQueryParameters());
            int status = projection.isExplicit() ? 200 : 204;
            GroupEdit edit = GroupPatchReader.read(JsonObjects.parse(body), exchange.dialect());
            DirectoryGroup patched =
                    groups.edit(exchange.call(status), ResourceIds.group(id), Conditional.expected(ifMatch), edit);
            return projection.isExplicit()
                    ? ScimResponses.group(200, patched, projection, exchange, groups)
                    : Response.noContent()
                            .header(HttpHeaders.ETAG, MetaJson.entityTag(patched.version()))
                            .build();
        });
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return exchange.proving(() -> {
            groups.delete(exchange.call(204), ResourceIds.group(id), Conditional.expected(ifMatch));
            return Response.noContent().build();
        });
    }

    private Response search(SearchRequest request) {
        SearchPage<DirectoryGroup> found = exchange.proving(() -> {
            Search<GroupAttribute> search = request.groups(exchange.dialect());
            limits.search(exchange, SearchCost.of(search));
            return groups.search(exchange.scimCaller(), search);
        });
        return ScimResponses.list(found, request, resources -> {
            int written = ScimResponses.writeGroups(
                    resources,
                    found.items(),
                    request.projection(),
                    exchange.baseUrl(),
                    (ids, each) -> groups.members(exchange.scimCaller(), ids, each));
            return found.first(written, group -> group.id().value());
        });
    }
}
