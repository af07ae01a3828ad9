package io.muster.rest.organization;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.organization.SwitchProvisioningMode.Switched;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.token.ManageScimTokens.Issued;
import io.muster.application.port.in.token.ManageScimTokens.Tokens;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.token.CredentialText;
import io.muster.rest.admin.Views.IssuedTokenView;
import io.muster.rest.admin.Views.ProvisioningView;
import io.muster.rest.admin.Views.TokenView;
import io.muster.rest.admin.Views.TokensView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import io.muster.rest.http.PublicUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The provisioning mode and the SCIM tokens. A secret is in one answer only. */
@Path("organizations/{id}/provisioning")
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

    @Inject
    private PublicUrl publicUrl;

    @Context
    private UriInfo uri;

    @PathParam("id")
    private String id;

    @GET
    @Operation(summary = "The mode, and where the identity provider sends its requests")
    public ProvisioningView get() {
        ProvisioningMode mode =
                organizations.find(exchange.adminCaller(), organization()).mode();
        return new ProvisioningView(mode.name(), scimUrl(), null);
    }

    @PUT
    @Operation(
            summary = "Switch the mode: MANUAL, JIT or SCIM. Turning SCIM on answers with the token, once;"
                    + " leaving it has to be confirmed and revokes every token at once")
    public Response switchMode(byte[] body) {
        JsonBody json = JsonBody.of(body);
        Switched switched = mode.switchMode(
                exchange.adminCaller(),
                organization(),
                json.requiredOneOf("mode", ProvisioningMode.class),
                json.flag("confirm").orElse(false));
        String mode = switched.organization().mode().name();
        @Nullable String token = switched.token().map(CredentialText::text).orElse(null);
        return secret(200, new ProvisioningView(mode, scimUrl(), token));
    }

    @GET
    @Path("tokens")
    @Operation(summary = "The current token and those that still work beside it")
    public TokensView tokens() {
        return view(tokens.tokens(exchange.adminCaller(), organization()));
    }

    @POST
    @Path("tokens/rotations")
    @Operation(summary = "A new token, shown once; the present one works for another 24 hours")
    public Response rotate() {
        Issued issued = tokens.rotate(exchange.adminCaller(), organization());
        return secret(201, new IssuedTokenView(issued.token().text(), scimUrl(), view(issued.tokens())));
    }

    @DELETE
    @Path("tokens/rotations/current")
    @Operation(summary = "Take back the last rotation while its token is unused")
    public TokensView cancelRotation() {
        return view(tokens.cancelRotation(exchange.adminCaller(), organization()));
    }

    @DELETE
    @Path("tokens/retiring")
    @Operation(summary = "End the overlap: only the current token works from now on")
    public TokensView endOverlap() {
        return view(tokens.endOverlap(exchange.adminCaller(), organization()));
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }

    private String scimUrl() {
        return publicUrl.scim(uri, organization().toString());
    }

    private static TokensView view(Tokens tokens) {
        Optional<TokenView> current = tokens.ring().current().map(VIEWS::view);
        List<TokenView> retiring =
                tokens.ring().retiringAt(tokens.now()).stream().map(VIEWS::view).toList();
        boolean used = current.map(TokenView::lastUsedAt).isPresent();
        return new TokensView(current.orElse(null), retiring, used);
    }

    private static Response secret(int status, Object entity) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(entity)
                .build();
    }
}
