package io.muster.idp.signin;

import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Where browsers sign in by an e-mail address, and again. */
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
                ? HtmlPage.login(Optional.ofNullable(target))
                : Departures.answer(() -> signIn.start(address, Optional.ofNullable(target), browser), browser);
    }

    /** Sends a member who has a session to authenticate again; anybody else to sign in. */
    @GET
    @Path("again")
    @Operation(hidden = true)
    public Response again(
            @CookieParam(Cookies.SESSION) @Nullable Cookie cookie, @QueryParam("target") @Nullable String target) {
        return Cookies.session(cookie)
                .flatMap(sessions::find)
                .map(member -> Departures.answer(
                        () -> signIn.startAgain(member, Optional.ofNullable(target), browser), browser))
                .orElseGet(() -> HtmlPage.login(Optional.ofNullable(target)));
    }
}
