package io.muster.rest.organization;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.AdministerOrganizations.Policy;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.organization.Workspace;
import io.muster.rest.admin.Views.OrganizationView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.admin.Views.WorkspaceView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Organizations, what they are entitled to, and their workspaces. */
@Path("organizations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Organizations")
@NullUnmarked // the container fills the fields
public class OrganizationsResource {
    private static final int PAGE = 100;

    @Inject
    private AdministerOrganizations organizations;

    @Inject
    private ManageWorkspaces workspaces;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(summary = "Organizations in the order of their creation")
    public Page<OrganizationView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), PAGE, 500);
        List<Organization> page = organizations.list(
                exchange.adminCaller(),
                Parameters.cursor(Optional.ofNullable(cursor)).map(OrganizationId::new),
                size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size ? null : page.get(page.size() - 1).id().toString());
    }

    @POST
    @Operation(summary = "Create an organization: name, and plan STARTER, BUSINESS or ENTERPRISE")
    public Response create(byte[] body) {
        JsonBody json = JsonBody.of(body);
        Organization created = organizations.create(
                exchange.adminCaller(),
                json.requiredText("name"),
                json.oneOf("plan", Plan.class).orElse(Plan.STARTER));
        return Response.created(URI.create(exchange.baseUrl() + "/organizations/" + created.id()))
                .entity(VIEWS.view(created))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One organization")
    public OrganizationView get(@PathParam("id") String id) {
        return VIEWS.view(organizations.find(exchange.adminCaller(), Parameters.organization(id)));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change name, dialect (TOLERANT, STRICT) or verifiedDomainsOnly; what isn't given stays")
    public OrganizationView change(@PathParam("id") String id, byte[] body) {
        JsonBody json = JsonBody.of(body);
        Policy policy =
                new Policy(json.text("name"), json.oneOf("dialect", Dialect.class), json.flag("verifiedDomainsOnly"));
        return VIEWS.view(organizations.setPolicy(exchange.adminCaller(), Parameters.organization(id), policy));
    }

    @PUT
    @Path("{id}/plan")
    @Operation(summary = "Change the plan; confirm if that ends SCIM")
    public OrganizationView plan(@PathParam("id") String id, byte[] body) {
        JsonBody json = JsonBody.of(body);
        return VIEWS.view(organizations.setPlan(
                exchange.adminCaller(),
                Parameters.organization(id),
                json.requiredOneOf("plan", Plan.class),
                json.flag("confirm").orElse(false)));
    }

    @PUT
    @Path("{id}/sso")
    @Operation(
            summary = "Declare the SSO connection: protocol OIDC or SAML, issuer, connectionRole, domains, active;"
                    + " confirm if that ends SCIM")
    public OrganizationView sso(@PathParam("id") String id, byte[] body) {
        JsonBody json = JsonBody.of(body);
        SsoConnection draft = SsoConnection.draft(
                json.requiredOneOf("protocol", SsoConnection.Protocol.class),
                json.requiredText("issuer"),
                json.oneOf("connectionRole", OrgRole.class).orElse(OrgRole.VIEWER),
                json.texts("domains").stream().map(DomainName::of).collect(Collectors.toSet()));
        return VIEWS.view(organizations.setSso(
                exchange.adminCaller(),
                Parameters.organization(id),
                draft,
                json.flag("active").orElse(false),
                json.flag("confirm").orElse(false)));
    }

    @DELETE
    @Path("{id}/sso")
    @Operation(summary = "Remove the SSO connection; confirm=true if that ends SCIM")
    public OrganizationView removeSso(@PathParam("id") String id, @QueryParam("confirm") boolean confirm) {
        return VIEWS.view(organizations.removeSso(exchange.adminCaller(), Parameters.organization(id), confirm));
    }

    @GET
    @Path("{id}/workspaces")
    @Operation(summary = "The organization's workspaces in the order of their names")
    public Page<WorkspaceView> workspaces(@PathParam("id") String id) {
        List<Workspace> all = workspaces.list(exchange.adminCaller(), Parameters.organization(id));
        return new Page<>(all.stream().map(VIEWS::view).toList(), null);
    }

    @POST
    @Path("{id}/workspaces")
    @Operation(summary = "Create a workspace: name")
    public Response createWorkspace(@PathParam("id") String id, byte[] body) {
        Workspace created = workspaces.create(
                exchange.adminCaller(),
                Parameters.organization(id),
                JsonBody.of(body).requiredText("name"));
        return Response.status(201).entity(VIEWS.view(created)).build();
    }
}
