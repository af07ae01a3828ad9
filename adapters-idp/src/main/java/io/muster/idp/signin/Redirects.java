package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInRefused;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends browsers to identity providers. */
final class Redirects {
    private Redirects() {}

    /** Returns the redirect to the identity provider, or a page with the reason why there is none. */
    static Response answer(Supplier<Redirect> start, Browser browser) {
        try {
            return to(start.get());
        } catch (SignInRefused refused) {
            return HtmlPage.refused(refused.code(), Optional.empty(), browser.requestId());
        }
    }

    static Response to(Redirect redirect) {
        return Response.seeOther(redirect.url())
                .cookie(Cookies.attempt(redirect.secret()))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
