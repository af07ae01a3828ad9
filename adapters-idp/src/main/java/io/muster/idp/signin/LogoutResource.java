package io.muster.idp.signin;

import io.muster.application.port.in.session.UseSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Where browsers sign out. */
@Path("logout")
@RequestScoped
@NullUnmarked // the container fills the fields
public class LogoutResource {
    @Inject
    private UseSession sessions;

    /** Ends the session here, not at the identity provider. */
    @POST
    @Operation(hidden = true)
    public Response logout(@CookieParam(Cookies.SESSION) @Nullable Cookie cookie) {
        Cookies.session(cookie).ifPresent(sessions::end);
        return Response.noContent().cookie(Cookies.noSession()).build();
    }
}
