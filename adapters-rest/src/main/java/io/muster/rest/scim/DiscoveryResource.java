package io.muster.rest.scim;

import io.muster.domain.problem.Problem;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.scim.json.ListResponseWriter;
import io.muster.rest.scim.schema.Discovery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Discovery (RFC 7644 section 4), and the refusal of the endpoints that this service does not offer. */
@Path("scim/{org}/v2")
@Singleton
@Tag(name = "SCIM discovery")
@NullUnmarked // the container fills the fields
public class DiscoveryResource {
    @Inject
    private Exchange exchange;

    @Context
    private UriInfo uri;

    @GET
    @Path("ServiceProviderConfig")
    public Response serviceProviderConfig() {
        return ScimResponses.json(200, discovery().serviceProviderConfig());
    }

    @GET
    @Path("ResourceTypes")
    public Response resourceTypes() {
        return list(discovery().resourceTypes());
    }

    @GET
    @Path("ResourceTypes/{id}")
    public Response resourceType(@PathParam("id") String id) {
        return one("Resource type", id, discovery().resourceTypes());
    }

    @GET
    @Path("Schemas")
    public Response schemas() {
        return list(discovery().schemas());
    }

    @GET
    @Path("Schemas/{id}")
    public Response schema(@PathParam("id") String id) {
        return one("Schema", id, discovery().schemas());
    }

    @POST
    @Path("Bulk")
    @Operation(hidden = true)
    public Response bulk() {
        throw new HttpRefusal(501, "Bulk operations are not supported");
    }

    @POST
    @Path(".search")
    @Operation(hidden = true)
    public Response searchEverything() {
        throw new HttpRefusal(501, "Search /Users or /Groups");
    }

    @GET
    @Path("Me")
    @Operation(hidden = true)
    public Response me() {
        throw noMe();
    }

    @POST
    @Path("Me")
    @Operation(hidden = true)
    public Response createMe() {
        throw noMe();
    }

    @PUT
    @Path("Me")
    @Operation(hidden = true)
    public Response replaceMe() {
        throw noMe();
    }

    @PATCH
    @Path("Me")
    @Operation(hidden = true)
    public Response patchMe() {
        throw noMe();
    }

    @DELETE
    @Path("Me")
    @Operation(hidden = true)
    public Response deleteMe() {
        throw noMe();
    }

    private static HttpRefusal noMe() {
        return new HttpRefusal(501, "A token stands for an organization, not for a person: there is no /Me");
    }

    private Discovery discovery() {
        if (uri.getQueryParameters().containsKey("filter")) {
            throw new HttpRefusal(403, "Discovery can't be filtered");
        }
        return new Discovery(exchange.baseUrl(), exchange.dialect());
    }

    private static Response list(List<JsonObject> resources) {
        ListResponseWriter.Head head =
                new ListResponseWriter.Head(OptionalLong.of(resources.size()), OptionalInt.of(1));
        ListResponseWriter.Tail tail = new ListResponseWriter.Tail(resources.size(), Optional.empty());
        return Response.ok(
                        ScimResponses.streamed(json -> ListResponseWriter.write(json, head, values -> {
                            resources.forEach(values::write);
                            return tail;
                        })),
                        ScimResponses.MEDIA_TYPE)
                .build();
    }

    private static Response one(String kind, String id, List<JsonObject> resources) {
        return resources.stream()
                .filter(resource -> resource.getString("id").equalsIgnoreCase(id))
                .findFirst()
                .map(resource -> ScimResponses.json(200, resource))
                .orElseThrow(() -> Problem.notFound(kind, id));
    }
}
