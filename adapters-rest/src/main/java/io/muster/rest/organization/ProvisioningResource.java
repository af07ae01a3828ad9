package io.muster.rest.organization;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.organization.SwitchProvisioningMode.Switched;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.token.ManageScimTokens.Issued;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The provisioning mode and the SCIM tokens. A secret is in one answer only. */
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
    private ManageScimTokens tokens;

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

    @GET
    @Path("tokens")
    @ForContacts
    @Operation(
            operationId = "getTokens",
            summary = "Get the SCIM tokens",
            description = "The current token and those that still work beside it, without their secrets.")
    public TokensView tokens() {
        return TokensView.of(tokens.tokens(exchange.adminCaller(), id));
    }

    @POST
    @Path("tokens/rotations")
    @Operation(
            operationId = "rotateToken",
            summary = "Rotate the SCIM token",
            description = "Answers with a new token, once. The present one works for another 24 hours.")
    @APIResponseSchema(value = IssuedTokenView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The mode is not SCIM")
    public Response rotate() {
        Issued issued = tokens.rotate(exchange.adminCaller(), id);
        return Response.status(201)
                .entity(new IssuedTokenView(
                        issued.token().text(), exchange.scimUrl(id), TokensView.of(issued.tokens())))
                .build();
    }

    @DELETE
    @Path("tokens/rotations/current")
    @Operation(
            operationId = "cancelTokenRotation",
            summary = "Cancel the last rotation",
            description = "Possible while the new token is unused. The one before is current again.")
    @APIResponseSchema(value = TokensView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "The new token was used, or there is no rotation to cancel")
    public TokensView cancelRotation() {
        return TokensView.of(tokens.cancelRotation(exchange.adminCaller(), id));
    }

    @DELETE
    @Path("tokens/retiring")
    @Operation(
            operationId = "endTokenOverlap",
            summary = "End the overlap of a rotation",
            description = "Only the current token works from now on.")
    @APIResponseSchema(value = TokensView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "No replaced token works any more")
    public TokensView endOverlap() {
        return TokensView.of(tokens.endOverlap(exchange.adminCaller(), id));
    }
}
