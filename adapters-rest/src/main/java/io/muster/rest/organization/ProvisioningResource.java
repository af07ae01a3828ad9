package io.muster.rest.organization;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.organization.SwitchProvisioningMode.Switched;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The provisioning mode. The token is in the answer that turns SCIM on, and in no other. */
@Path("organizations/{id}/provisioning")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Provisioning")
@NullUnmarked // the container fills the fields
public class ProvisioningResource {
    @Inject
    private SwitchProvisioningMode mode;

    @Inject
    private AdministerOrganizations organizations;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @ForContacts
    @Operation(
            operationId = "getProvisioning",
            summary = "Get the provisioning mode",
            description = "With the SCIM base URL to enter at the identity provider.")
    public ProvisioningView get() {
        return new ProvisioningView(
                organizations.find(exchange.adminCaller(), id).mode(), exchange.scimUrl(id), Optional.empty());
    }

    @PUT
    @ForContacts
    @Operation(
            operationId = "changeProvisioning",
            summary = "Change the provisioning mode",
            description = "Turning SCIM on answers with the token, once. Leaving SCIM has to be confirmed: it revokes"
                    + " every SCIM token at once, and keeps the members.")
    @APIResponseSchema(value = ProvisioningView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description =
                    "Plan or SSO connection do not allow the mode, or SCIM would end; for the latter send confirm true")
    public ProvisioningView switchMode(ModeChange body) {
        Switched switched = mode.switchMode(
                exchange.adminCaller(), id, body.mode(), body.confirm().orElse(false));
        return new ProvisioningView(
                switched.organization().mode(),
                exchange.scimUrl(id),
                switched.token().map(CredentialText::text));
    }
}
