package io.muster.rest.organization;

import static io.muster.rest.organization.OrganizationMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.AdministerOrganizations.Policy;
import io.muster.application.port.in.organization.DeleteOrganizations;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.SsoSummary;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Organizations, their plan and SSO connection. */
@Path("organizations")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Organizations")
@NullUnmarked // the container fills the fields
public class OrganizationsResource {
    private static final String ONE_OR_LAST_ADMIN =
            "The API key is for one organization only, or the last active Admin would lose the role";
    private static final Logger LOGGER = Logger.getLogger(OrganizationsResource.class.getName());

    @Inject
    private AdministerOrganizations organizations;

    @Inject
    private DeleteOrganizations deletion;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(
            operationId = "listOrganizations",
            summary = "List organizations",
            description = "In the order of their creation. An API key for one organization lists that one.")
    public Page<OrganizationView> list(@BeanParam PageRequest page) {
        return Page.of(
                organizations.list(exchange.adminCaller(), page.afterId().map(OrganizationId::new), page.size()),
                Organization::id,
                VIEWS::view);
    }

    @POST
    @Operation(
            operationId = "createOrganization",
            summary = "Create an organization",
            description = "Its mode is MANUAL, its dialect TOLERANT.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "403", description = "The API key is for one organization only")
    public Response create(NewOrganization body) {
        Organization created = organizations.create(
                exchange.adminCaller(), body.name(), body.plan().orElse(Plan.STARTER));
        return Response.created(URI.create(exchange.baseUrl() + "/organizations/" + created.id()))
                .entity(VIEWS.view(created))
                .build();
    }

    @GET
    @Path("{id}")
    @ForContacts
    @Operation(operationId = "getOrganization", summary = "Get an organization")
    public OrganizationView get(@PathParam("id") OrganizationId id) {
        return VIEWS.view(organizations.find(exchange.adminCaller(), id));
    }

    @PATCH
    @Path("{id}")
    @Operation(
            operationId = "changeOrganization",
            summary = "Change an organization",
            description = "Changes its name, its dialect, or whether only verified domains are accepted.")
    public OrganizationView change(@PathParam("id") OrganizationId id, PolicyChange body) {
        Policy policy = new Policy(body.name(), body.dialect(), body.verifiedDomainsOnly());
        return VIEWS.view(organizations.setPolicy(exchange.adminCaller(), id, policy));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteOrganization",
            summary = "Delete an organization",
            description =
                    "At once nobody finds it, its credentials are refused, its webhooks end, and its domains and e-mail"
                            + " addresses are free. Its rows are purged in the background. That cannot be undone, and has to be"
                            + " confirmed with the organization's name. Needs an export that was completed within the last 24 hours,"
                            + " unless the export is waived.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "The API key is for one organization only")
    @APIResponse(
            responseCode = "409",
            description = "The name in confirm is missing or another one, or there is no recent export")
    public void delete(
            @PathParam("id") OrganizationId id,
            @QueryParam("confirm") @Parameter(description = "The exact name of the organization.", example = "Acme")
                    String confirm,
            @QueryParam("export") @Parameter(description = "WAIVED deletes without an export.") ExportWaiver export) {
        boolean waived = export == ExportWaiver.WAIVED;
        AdminCaller caller = exchange.adminCaller();
        Organization deleted = deletion.delete(caller, id, Optional.ofNullable(confirm), waived);
        LOGGER.log(
                Level.INFO,
                "Organization {0} was deleted by {1}, request {2}; its name was {3}, its export {4}",
                new Object[] {
                    deleted.id(),
                    caller.displayName(),
                    exchange.trace().requestId(),
                    deleted.name(),
                    waived ? "waived" : "completed"
                });
    }

    @PUT
    @Path("{id}/plan")
    @Operation(
            operationId = "changePlan",
            summary = "Change the plan",
            description = "A plan without SCIM ends SCIM: the mode becomes MANUAL and every SCIM token is revoked."
                    + " That has to be confirmed.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = "The API key is for one organization only")
    @APIResponse(responseCode = "409", description = "SCIM would end; send confirm true")
    public OrganizationView plan(@PathParam("id") OrganizationId id, PlanChange body) {
        return VIEWS.view(organizations.setPlan(
                exchange.adminCaller(), id, body.plan(), body.confirm().orElse(false)));
    }

    @PUT
    @Path("{id}/sso")
    @Operation(
            operationId = "declareSso",
            summary = "Declare the SSO connection",
            description = "An operator vouches for settings and domains, and the connection is marked"
                    + " MANUALLY_ATTESTED. SCIM and JIT need an active connection; switching it off ends them, which has to be"
                    + " confirmed.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "400",
            description = "The request is malformed, or an active connection would have no verified domain")
    @APIResponse(responseCode = "403", description = ONE_OR_LAST_ADMIN)
    @APIResponse(
            responseCode = "409",
            description = "Another organization has verified a domain, or SCIM or JIT would end; for the latter send"
                    + " confirm true")
    public OrganizationView sso(@PathParam("id") OrganizationId id, SsoDeclaration body) {
        SsoSummary draft = SsoSummary.draft(
                body.protocol(), body.issuer(), body.connectionRole().orElse(OrgRole.VIEWER));
        return VIEWS.view(organizations.setSso(
                exchange.adminCaller(),
                id,
                draft,
                body.domains().orElse(List.of()).stream().map(DomainName::of).collect(Collectors.toSet()),
                body.active().orElse(false),
                body.confirm().orElse(false)));
    }

    @DELETE
    @Path("{id}/sso")
    @Operation(
            operationId = "removeSso",
            summary = "Remove the SSO connection",
            description = "Ends SCIM or JIT, if it is on; that has to be confirmed.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = ONE_OR_LAST_ADMIN)
    @APIResponse(responseCode = "409", description = "SCIM or JIT would end; send confirm=true")
    public OrganizationView removeSso(
            @PathParam("id") OrganizationId id,
            @QueryParam("confirm")
                    @DefaultValue("false")
                    @Parameter(description = "true confirms that JIT may end, or SCIM and its tokens.")
                    boolean confirm) {
        return VIEWS.view(organizations.removeSso(exchange.adminCaller(), id, confirm));
    }

    @GET
    @Path("{id}/foreign-addresses")
    @Operation(
            operationId = "listForeignAddresses",
            summary = "List addresses of verified domains that others hold",
            description = "Primary e-mail addresses of the organization's verified domains that users of other"
                    + " organizations had before the domain was verified. For operators, since it names other"
                    + " organizations: an API key for one organization gets 403.")
    public Page<ForeignAddressView> foreignAddresses(@PathParam("id") OrganizationId id, @BeanParam PageRequest page) {
        return Page.of(
                organizations.foreignAddresses(
                        exchange.adminCaller(), id, page.afterId().map(UserId::new), page.size()),
                ForeignAddress::user,
                VIEWS::view);
    }
}
