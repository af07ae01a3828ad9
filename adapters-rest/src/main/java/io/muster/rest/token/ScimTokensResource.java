package io.muster.rest.token;

import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.token.ManageScimTokens.Issued;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The SCIM tokens of an organization. A secret is in one answer only. */
@Path("organizations/{id}/provisioning/tokens")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Provisioning")
@NullUnmarked // the container fills the fields
public class ScimTokensResource {
    @Inject
    private ManageScimTokens tokens;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @ForContacts
    @Operation(
            operationId = "getTokens",
            summary = "Get the SCIM tokens",
            description = "The current token and those that still work beside it, without their secrets.")
    public ScimTokensView get() {
        return ScimTokensView.of(tokens.tokens(exchange.adminCaller(), id));
    }

    @POST
    @Path("rotations")
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
                        issued.token().text(), exchange.scimUrl(id), ScimTokensView.of(issued.tokens())))
                .build();
    }

    @DELETE
    @Path("rotations/current")
    @Operation(
            operationId = "cancelTokenRotation",
            summary = "Cancel the last rotation",
            description = "Possible while the new token is unused. The one before is current again.")
    @APIResponseSchema(value = ScimTokensView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "The new token was used, or there is no rotation to cancel")
    public ScimTokensView cancelRotation() {
        return ScimTokensView.of(tokens.cancelRotation(exchange.adminCaller(), id));
    }

    @DELETE
    @Path("retiring")
    @Operation(
            operationId = "endTokenOverlap",
            summary = "End the overlap of a rotation",
            description = "Only the current token works from now on.")
    @APIResponseSchema(value = ScimTokensView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "No replaced token works any more")
    public ScimTokensView endOverlap() {
        return ScimTokensView.of(tokens.endOverlap(exchange.adminCaller(), id));
    }
}
