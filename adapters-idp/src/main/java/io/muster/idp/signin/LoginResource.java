package io.muster.idp.signin;

import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Where browsers sign in by an e-mail address, and ask who is signed in. */
@Path("login")
@RequestScoped
@NullUnmarked // the container fills the fields
public class LoginResource {
    @Inject
    private SignIn signIn;

    @Inject
    private UseSession sessions;

    @Inject
    private Browser browser;

    /** Shows the page that asks for an address; with one, goes to its identity provider. */
    @GET
    @Operation(hidden = true)
    public Response login(
            @QueryParam("address") @Nullable String address, @QueryParam("target") @Nullable String target) {
        return address == null
                ? HtmlPage.login()
                : Departures.answer(() -> signIn.start(address, Optional.ofNullable(target), browser), browser);
    }

    /** Answers who is signed in: 200, or 401. */
    @GET
    @Path("session")
    @Operation(hidden = true)
    public Response session(@CookieParam(Cookies.SESSION) @Nullable Cookie cookie) {
        return Cookies.session(cookie)
                .flatMap(sessions::find)
                .map(signedIn -> Response.ok(
                                Json.createObjectBuilder()
                                        .add(
                                                "organization",
                                                signedIn.session()
                                                        .organization()
                                                        .toString())
                                        .add(
                                                "member",
                                                signedIn.session().member().toString())
                                        .add("userName", signedIn.member())
                                        .add(
                                                "authenticatedAt",
                                                signedIn.session()
                                                        .authenticatedAt()
                                                        .toString())
                                        .build()
                                        .toString(),
                                MediaType.APPLICATION_JSON)
                        .build())
                .orElseGet(() -> Response.status(401)
                        .cookie(Cookies.noSession())
                        .type(MediaType.APPLICATION_JSON)
                        .entity("{}")
                        .build());
    }
}
