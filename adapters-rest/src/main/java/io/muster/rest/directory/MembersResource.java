package io.muster.rest.directory;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page.After;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.Views.MemberView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The members of an organization, however they came. */
@Path("organizations/{id}/members")
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
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Operation(
            summary =
                    "Members in the order of their creation; text is the beginning of a userName, displayName or e-mail")
    public Page<MemberView> list(
            @QueryParam("text") String text, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        Search<UserAttribute> search = new Search<>(
                Optional.ofNullable(text).filter(given -> !given.isBlank()).map(MembersResource::beginsWith),
                Optional.empty(),
                new After(
                        Parameters.cursor(Optional.ofNullable(cursor)),
                        Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE)));
        SearchPage<DirectoryUser> found = directory.members(exchange.adminCaller(), organization(), search);
        return new Page<>(
                found.items().stream().map(VIEWS::view).toList(),
                found.next().map(UUID::toString).orElse(null));
    }

    @POST
    @Operation(summary = "Add a member by hand: email, and optionally displayName, givenName, familyName, role")
    public Response invite(byte[] body) {
        JsonBody json = JsonBody.of(body);
        EmailAddress email = EmailAddress.of(json.requiredText("email"));
        Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        json.text("displayName").ifPresent(name -> details.put(UserAttribute.DISPLAY_NAME, name));
        json.text("givenName").ifPresent(name -> details.put(UserAttribute.GIVEN_NAME, name));
        json.text("familyName").ifPresent(name -> details.put(UserAttribute.FAMILY_NAME, name));
        UserProfile profile =
                new UserProfile(UserName.of(email.value()), Optional.empty(), true, details, Map.of(), List.of());
        DirectoryUser invited =
                members.invite(exchange.adminCaller(), organization(), profile, json.oneOf("role", OrgRole.class));
        return Response.status(201).entity(VIEWS.view(invited)).build();
    }

    @GET
    @Path("{user}")
    @Operation(summary = "One member with their groups")
    public MemberView get(@PathParam("user") String user) {
        UserView view = directory.member(exchange.adminCaller(), organization(), Parameters.user(user));
        return VIEWS.view(view.user(), view.groups());
    }

    @DELETE
    @Path("{user}")
    @Operation(summary = "Remove a member; the last active Admin and break-glass owners stay")
    public void remove(@PathParam("user") String user) {
        members.remove(exchange.adminCaller(), organization(), Parameters.user(user));
    }

    @PUT
    @Path("{user}/role")
    @Operation(summary = "Give a role directly: VIEWER, DEVELOPER or ADMIN; null takes it back")
    public MemberView role(@PathParam("user") String user, byte[] body) {
        return VIEWS.view(members.setRole(
                exchange.adminCaller(),
                organization(),
                Parameters.user(user),
                JsonBody.of(body).only("role").having("role").oneOf("role", OrgRole.class)));
    }

    @PUT
    @Path("{user}/break-glass")
    @Operation(summary = "Mark a member as an owner whom sync can't shut out: breakGlass")
    public MemberView breakGlass(@PathParam("user") String user, byte[] body) {
        return VIEWS.view(members.setBreakGlass(
                exchange.adminCaller(),
                organization(),
                Parameters.user(user),
                JsonBody.of(body)
                        .only("breakGlass")
                        .flag("breakGlass")
                        .orElseThrow(() -> Problem.invalidValue("breakGlass is required"))));
    }

    @PUT
    @Path("{user}/workspaces/{workspace}")
    @Operation(summary = "Give a workspace directly; sync never takes it away")
    public void grant(@PathParam("user") String user, @PathParam("workspace") String workspace) {
        members.grantWorkspace(
                exchange.adminCaller(), organization(), Parameters.user(user), Parameters.workspace(workspace));
    }

    @DELETE
    @Path("{user}/workspaces/{workspace}")
    @Operation(summary = "Take a workspace that was given directly; what mappings give stays")
    public void revoke(@PathParam("user") String user, @PathParam("workspace") String workspace) {
        members.revokeWorkspace(
                exchange.adminCaller(), organization(), Parameters.user(user), Parameters.workspace(workspace));
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }

    private static Filter<UserAttribute> beginsWith(String text) {
        Operand beginning = new Operand.Text(text);
        return new Filter.Or<>(List.of(
                new Filter.Compare<>(UserAttribute.USER_NAME, Operator.SW, beginning),
                new Filter.Compare<>(UserAttribute.DISPLAY_NAME, Operator.SW, beginning),
                new Filter.AnyElement<>(
                        UserAttribute.EMAILS, new Filter.Compare<>(ElementAttribute.VALUE, Operator.SW, beginning))));
    }
}
