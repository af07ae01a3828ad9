package io.muster.rest.token;

import static io.muster.rest.token.ApiKeyMapper.VIEWS;

import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.domain.token.CredentialText;
import io.muster.rest.admin.Page;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The API keys of operators and admins. */
@Path("api-keys")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "API keys")
@NullUnmarked // the container fills the fields
public class ApiKeysResource {
    @Inject
    private ManageApiKeys keys;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description = "Those that the caller may see, newest first, without their secrets.")
    public Page<ApiKeyView> list() {
        return Page.whole(
                keys.list(exchange.adminCaller()).stream().map(VIEWS::view).toList());
    }

    @POST
    @Operation(
            operationId = "issueApiKey",
            summary = "Issue an API key",
            description =
                    "For one organization, or for all if allOrganizations is true. The key is in this answer only.")
    @APIResponseSchema(value = IssuedApiKeyView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "403",
            description = "The key is to be for all organizations, and the caller's is for one only")
    @APIResponse(responseCode = "404", description = "The organization does not exist, or not for this caller")
    public Response issue(NewApiKey body) {
        CredentialText issued = keys.issue(exchange.adminCaller(), body.name(), body.scope(), body.endsAt());
        return Response.status(201).entity(IssuedApiKeyView.of(issued, body)).build();
    }

    @DELETE
    @Path("{publicId}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "It ends at once. Keys and tokens that it issued keep working, unless issued is true.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(
            @PathParam("publicId")
                    @Parameter(description = "The part of the key after mst_key_.", example = "0D1nVv2mPEXtCBy5m")
                    String publicId,
            @QueryParam("issued")
                    @DefaultValue("false")
                    @Parameter(
                            description = "true also revokes the keys that it issued, and those that they issued, the"
                                    + " SCIM tokens that one of these keys issued, and switches off the webhooks that"
                                    + " one created.")
                    boolean issued) {
        if (issued) {
            keys.revokeWithIssued(exchange.adminCaller(), publicId);
        } else {
            keys.revoke(exchange.adminCaller(), publicId);
        }
    }
}
