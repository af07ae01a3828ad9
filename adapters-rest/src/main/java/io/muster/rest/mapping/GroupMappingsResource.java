package io.muster.rest.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Mappings: the workspaces and the role that the members of groups get. */
@Path("organizations/{id}/group-mappings")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Group mappings")
@NullUnmarked // the container fills the fields
public class GroupMappingsResource {
    private static final String CHANGED_SINCE =
            "A mapping was changed since it was read, or the approved preview no longer holds; read it again";
    private static final String PROTECTED =
            "No active Admin would be left, or a break-glass owner would get a lower role";

    @Inject
    private MapGroups mappings;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listGroupMappings",
            summary = "List group mappings",
            description =
                    "In the order of their creation: of groups, of names yet to be pushed, and of deleted groups.")
    public Page<MappingView> list(@BeanParam PageRequest page) {
        Slice<GroupMapping> found =
                mappings.mappings(exchange.adminCaller(), id, page.afterId().map(MappingId::new), page.size());
        return Page.of(found, GroupMapping::id, MappingView::of);
    }

    @PUT
    @Operation(
            operationId = "saveGroupMappings",
            summary = "Save group mappings",
            description = "All or none. A mapping for a name binds to the first group that is pushed under it.")
    @APIResponseSchema(value = MappingsView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = PROTECTED)
    @APIResponse(responseCode = "409", description = CHANGED_SINCE)
    public MappingsView save(MappingChanges body) {
        return saved(body.proposals(), body.fingerprint());
    }

    @POST
    @Path("preview")
    @Operation(
            operationId = "previewGroupMappings",
            summary = "Preview group mappings",
            description = "What saving would do; nothing is written. The counts cover everybody on every page.")
    @APIResponseSchema(value = PreviewView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = CHANGED_SINCE)
    public PreviewView preview(PreviewRequest body) {
        PageRequest page = new PageRequest(body.cursor(), body.limit());
        MappingPreview preview = mappings.preview(
                exchange.adminCaller(), id, body.proposals(), page.afterId().map(UserId::new), page.size());
        return PreviewView.of(preview);
    }

    @GET
    @Path("{mapping}")
    @Operation(operationId = "getGroupMapping", summary = "Get a group mapping")
    public MappingView get(@PathParam("mapping") MappingId mapping) {
        return MappingView.of(mappings.mapping(exchange.adminCaller(), id, mapping));
    }

    @PUT
    @Path("{mapping}")
    @Operation(operationId = "saveGroupMapping", summary = "Save a group mapping")
    @APIResponseSchema(value = MappingView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = PROTECTED)
    @APIResponse(responseCode = "409", description = CHANGED_SINCE)
    public MappingView saveOne(@PathParam("mapping") MappingId mapping, MappingChange body) {
        return saved(List.of(body.proposal(mapping)), body.fingerprint())
                .items()
                .get(0);
    }

    @DELETE
    @Path("{mapping}")
    @Operation(
            operationId = "deleteGroupMapping",
            summary = "Delete a group mapping",
            description = "Possible while it is bound to no group.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(
            responseCode = "409",
            description = "The mapping was changed since it was read, or is bound to a group")
    public void delete(
            @PathParam("mapping") MappingId mapping,
            @QueryParam("version") @Parameter(description = "Of the mapping as it was read.", required = true)
                    Long version) {
        if (version == null) {
            throw Problem.invalidValue("version is required, as a whole number");
        }
        mappings.delete(exchange.adminCaller(), id, mapping, version);
    }

    private MappingsView saved(List<MappingProposal> proposals, Optional<String> fingerprint) {
        return new MappingsView(mappings.save(exchange.adminCaller(), id, proposals, fingerprint).stream()
                .map(MappingView::of)
                .toList());
    }
}
