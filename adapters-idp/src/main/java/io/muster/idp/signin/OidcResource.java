package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.DeviceName;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The start of a sign-in at the tile of an OpenID provider, and the redirect URI. */
@Path("oidc/{org}")
@RequestScoped
@NullUnmarked // the container fills the fields
public class OidcResource {
    @Inject
    private SignIn signIn;

    @Inject
    private SignInCounter counter;

    @Inject
    private Browser browser;

    @Inject
    private Optional<DeviceName> device;

    @Context
    private UriInfo uri;

    /**
     * Starts a sign-in for the identity provider's tile (OpenID Connect Core 4). The parameters choose neither the
     * provider nor another server.
     */
    @GET
    @Path("initiate")
    @Operation(hidden = true)
    public Response initiate(
            @PathParam("org") OrganizationId organization,
            @QueryParam("target_link_uri") @Nullable String target,
            @QueryParam("login_hint") @Nullable String hint) {
        Optional<String> path = Optional.ofNullable(target);
        return Redirects.answer(
                () -> signIn.start(organization, path, Optional.ofNullable(hint), browser), path, browser);
    }

    /** Opens a test that an admin made ready. */
    @GET
    @Path("test")
    @Operation(hidden = true)
    public Response test(
            @PathParam("org") OrganizationId organization,
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("secret") @DefaultValue("") String secret) {
        return Redirects.answer(
                () -> signIn.openTest(
                        organization,
                        SignInId.parse(id).orElseThrow(OidcResource::unknown),
                        AttemptSecret.parse(secret).orElseThrow(OidcResource::unknown)),
                code -> LoginPages.refusedTest(code, "", browser.requestId()));
    }

    /** The redirect URI of OpenID Connect. */
    @GET
    @Path("callback")
    @Operation(hidden = true)
    public Response callback(
            @PathParam("org") OrganizationId organization, @CookieParam(Cookies.ATTEMPT) @Nullable Cookie attempt) {
        Result result = signIn.complete(
                organization,
                new OidcCallback(new HashMap<>(uri.getQueryParameters())),
                Cookies.attempt(attempt),
                browser,
                device);
        counter.count("OIDC", result);
        return Callbacks.answer(result, organization, browser);
    }

    private static SignInRefused unknown() {
        return new SignInRefused(SignInCode.ATTEMPT_UNKNOWN, "");
    }
}
