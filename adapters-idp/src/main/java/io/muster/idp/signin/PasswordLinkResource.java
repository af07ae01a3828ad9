package io.muster.idp.signin;

import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.in.password.SignInByPassword.OpenLink;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.DeviceName;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.token.LinkToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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

/**
 * Sets the password of a break-glass owner by a link. To open it uses nothing up: mail programs and chats open links,
 * too.
 */
@Path("login/link")
@RequestScoped
@NullUnmarked // the container fills the fields
public class PasswordLinkResource {
    @Inject
    private SignInByPassword passwords;

    @Inject
    private Browser browser;

    @Inject
    private Optional<DeviceName> device;

    @GET
    @Operation(hidden = true)
    public Response page(@QueryParam("token") @DefaultValue("") String token) {
        return LinkToken.parse(token)
                .flatMap(passwords::open)
                .map(open -> LoginPages.setPassword(open, token))
                .orElseGet(LoginPages::deadLink);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response set(@Nullable MultivaluedMap<String, String> form) {
        String token = Forms.field(form, "token").orElse("");
        Optional<LinkToken> link = LinkToken.parse(token);
        Optional<OpenLink> open = link.flatMap(passwords::open);
        if (open.isEmpty()) {
            return LoginPages.deadLink();
        }
        String password = Forms.field(form, "password").orElse("");
        if (!password.equals(Forms.field(form, "repeated").orElse(""))) {
            return LoginPages.refusedPassword(open.get(), token, "The two passwords are not the same.");
        }
        try {
            return link.flatMap(works -> passwords.use(works, password, browser, device))
                    .map(cookie -> PasswordResource.signedIn(cookie, Optional.empty()))
                    .orElseGet(LoginPages::deadLink);
        } catch (Problem refused) {
            return LoginPages.refusedPassword(open.get(), token, refused.detail() + ".");
        }
    }
}
