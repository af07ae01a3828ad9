package io.muster.rest.directory;

import static io.muster.rest.directory.DirectoryMapper.VIEWS;

import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MemberSearch;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page.After;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.ClientLimits;
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
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The members of an organization, however they came to be. */
@Path("organizations/{id}/members")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Members")
@NullUnmarked // the container fills the fields
public class MembersResource {
    @Inject
    private ManageMembers members;

    @Inject
    private ReadDirectory directory;

    @Inject
    private ClientLimits limits;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(operationId = "listMembers", summary = "List members", description = "In the order of their creation.")
    public Page<MemberView> list(
            @QueryParam("text")
                    @Parameter(
                            description = "The beginning of a userName, a display, formatted, given or family name, a"
                                    + " given name with the family name behind it, or an e-mail address, in any case.")
                    String text,
            @BeanParam PageRequest page) {
        Optional<String> beginning = Optional.ofNullable(text).filter(given -> !given.isBlank());
        if (beginning.isPresent()) {
            limits.memberSearch(exchange);
        }
        Search<UserAttribute> search = new Search<>(
                beginning.map(MemberSearch::beginningWith), Optional.empty(), new After(page.afterId(), page.size()));
        SearchPage<DirectoryUser> found = directory.members(exchange.adminCaller(), id, search);
        return new Page<>(
                found.items().stream().map(MemberView::of).toList(),
                found.next().map(UUID::toString));
    }

    @POST
    @Operation(
            operationId = "addMember",
            summary = "Add a member by hand",
            description = "An identity provider that pushes a user of the same name later adopts the member.")
    @APIResponseSchema(value = MemberView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "409",
            description = "The e-mail address is taken, or another organization has verified its domain")
    public Response addMember(NewMember body) {
        EmailAddress email = EmailAddress.of(body.email());
        Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        body.displayName().ifPresent(name -> details.put(UserAttribute.DISPLAY_NAME, name));
        body.givenName().ifPresent(name -> details.put(UserAttribute.GIVEN_NAME, name));
        body.familyName().ifPresent(name -> details.put(UserAttribute.FAMILY_NAME, name));
        UserProfile profile =
                new UserProfile(UserName.of(email.value()), Optional.empty(), true, details, Map.of(), List.of());
        DirectoryUser added = members.addMember(exchange.adminCaller(), id, profile, body.role());
        return Response.status(201).entity(MemberView.of(added)).build();
    }

    @GET
    @Path("{user}")
    @Operation(
            operationId = "getMember",
            summary = "Get a member",
            description = "With the first 500 groups of the member.")
    public MemberView get(@PathParam("user") UserId user) {
        return MemberView.of(directory.member(exchange.adminCaller(), id, user));
    }

    @GET
    @Path("{user}/groups")
    @Operation(
            operationId = "listMemberGroups",
            summary = "List the groups of a member",
            description = "In the order of their ids.")
    public Page<GroupRefView> groups(@PathParam("user") UserId user, @BeanParam PageRequest page) {
        Slice<GroupRef> found = directory.memberGroups(
                exchange.adminCaller(), id, user, page.afterId().map(GroupId::new), page.size());
        return Page.of(found, GroupRef::id, VIEWS::view);
    }

    @DELETE
    @Path("{user}")
    @Operation(operationId = "removeMember", summary = "Remove a member")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "403", description = "The member is the last active Admin or a break-glass owner")
    public void remove(@PathParam("user") UserId user) {
        members.remove(exchange.adminCaller(), id, user);
    }

    @PUT
    @Path("{user}/role")
    @Operation(
            operationId = "changeMemberRole",
            summary = "Grant or revoke a direct role",
            description = "It counts if no mapping of the member's groups has a role. Sync never changes it.")
    @APIResponseSchema(value = MemberView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = "No active Admin would be left")
    public MemberView role(@PathParam("user") UserId user, RoleChange body) {
        return MemberView.of(members.setRole(exchange.adminCaller(), id, user, body.role()));
    }

    @PUT
    @Path("{user}/break-glass")
    @Operation(
            operationId = "changeMemberBreakGlass",
            summary = "Mark a break-glass owner",
            description = "Neither sync nor mappings can shut out such a member.")
    @APIResponseSchema(value = MemberView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "The member's removal is held; decide about it first")
    public MemberView breakGlass(@PathParam("user") UserId user, BreakGlassChange body) {
        return MemberView.of(members.setBreakGlass(exchange.adminCaller(), id, user, body.breakGlass()));
    }

    @PUT
    @Path("{user}/workspaces/{workspace}")
    @Operation(
            operationId = "grantWorkspace",
            summary = "Grant a workspace directly",
            description = "Sync never takes it away.")
    @APIResponse(responseCode = "204", description = "Given")
    public void grant(@PathParam("user") UserId user, @PathParam("workspace") WorkspaceId workspace) {
        members.grantWorkspace(exchange.adminCaller(), id, user, workspace);
    }

    @DELETE
    @Path("{user}/workspaces/{workspace}")
    @Operation(
            operationId = "revokeWorkspace",
            summary = "Revoke a workspace that was granted directly",
            description = "The member keeps it if a mapping gives it, too.")
    @APIResponse(responseCode = "204", description = "Taken")
    public void revoke(@PathParam("user") UserId user, @PathParam("workspace") WorkspaceId workspace) {
        members.revokeWorkspace(exchange.adminCaller(), id, user, workspace);
    }
}
