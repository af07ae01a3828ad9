package io.muster.idp.signin;

import io.muster.application.port.in.password.SignInByPassword;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Signs break-glass owners in by password. */
@Path("login/password")
@RequestScoped
@NullUnmarked // the container fills the fields
public class PasswordResource {
    @Inject
    private SignInByPassword passwords;

    @Inject
    private SignInCounter counter;

    @Inject
    private Browser browser;

    @Inject
    private Optional<DeviceName> device;

    @GET
    @Operation(hidden = true)
    public Response page(@QueryParam("target") @Nullable String target) {
        return LoginPages.password(Optional.empty(), Optional.ofNullable(target));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(@Nullable MultivaluedMap<String, String> form) {
        String address = Forms.field(form, "address").orElse("");
        Optional<String> target = Forms.field(form, "target");
        Optional<SessionCookie> session =
                passwords.signIn(address, Forms.field(form, "password").orElse(""), browser, device);
        counter.countPassword(session.isPresent());
        return session.map(cookie -> signedIn(cookie, target))
                .orElseGet(() -> LoginPages.wrongPassword(Optional.of(address), target));
    }

    static Response signedIn(SessionCookie cookie, Optional<String> target) {
        return Response.status(303)
                .header("Location", SignInAttempt.ownPath(target).orElse(Redirects.CONSOLE))
                .cookie(Cookies.session(cookie), Cookies.noAttempt())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
