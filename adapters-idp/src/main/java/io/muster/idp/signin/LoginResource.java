package io.muster.idp.signin;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.SignIn;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
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

/** Starts a sign-in by an e-mail address, and a repeated one. */
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
        Optional<String> path = Optional.ofNullable(target);
        if (address == null) {
            return LoginPages.login(path);
        }
        return Redirects.answer(
                () -> signIn.start(address, path, browser),
                code -> hasNoProvider(code)
                        ? LoginPages.password(Optional.of(address), path)
                        : LoginPages.refused(code, browser.requestId(), path));
    }

    /** Returns whether no identity provider can be asked. The person may be a break-glass owner, or unknown. */
    private static boolean hasNoProvider(SignInCode code) {
        return code == SignInCode.ADDRESS_UNKNOWN || code == SignInCode.CONNECTION_MISSING;
    }

    /** Shows a person who has signed out where they are. */
    @GET
    @Path("signed-out")
    @Operation(hidden = true)
    public Response signedOut() {
        return LoginPages.signedOut();
    }

    /** Sends a member who has a session to authenticate again; anybody else to sign in. */
    @GET
    @Path("again")
    @Operation(hidden = true)
    public Response again(
            @CookieParam(Cookies.SESSION) @Nullable Cookie cookie, @QueryParam("target") @Nullable String target) {
        return Cookies.session(cookie)
                .flatMap(sessions::find)
                .map(member -> again(member, Optional.ofNullable(target)))
                .orElseGet(() -> LoginPages.login(Optional.ofNullable(target)));
    }

    private Response again(SignedInMember member, Optional<String> target) {
        return member.session().method() == AuthenticationMethod.PASSWORD
                ? LoginPages.password(
                        sessions.identity(member)
                                .member()
                                .flatMap(DirectoryUser::primaryEmail)
                                .map(EmailAddress::value),
                        target)
                : Redirects.answer(() -> signIn.startAgain(member, target, browser), target, browser);
    }
}
