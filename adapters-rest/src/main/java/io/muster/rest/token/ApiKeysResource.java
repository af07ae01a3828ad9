package io.muster.rest.token;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.domain.token.CredentialText;
import io.muster.rest.admin.Views.ApiKeyView;
import io.muster.rest.admin.Views.IssuedApiKeyView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** API keys of operators and organizations' admins. */
@Path("api-keys")
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
    @Operation(summary = "Keys that the caller may see, newest first; never their secrets")
    public Page<ApiKeyView> list() {
        return new Page<>(
                keys.list(exchange.adminCaller()).stream().map(VIEWS::view).toList(), null);
    }

    @POST
    @Operation(summary = "Issue a key: name, and scope, the id of the only organization that it opens; shown once")
    public Response issue(byte[] body) {
        JsonBody json = JsonBody.of(body).only("name", "scope");
        CredentialText issued = keys.issue(
                exchange.adminCaller(),
                json.requiredText("name"),
                json.text("scope").map(Parameters::organization));
        return Response.status(201)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new IssuedApiKeyView(issued.text()))
                .build();
    }

    @DELETE
    @Path("{publicId}")
    @Operation(summary = "Revoke a key at once")
    public void revoke(@PathParam("publicId") String publicId) {
        keys.revoke(exchange.adminCaller(), publicId);
    }
}
