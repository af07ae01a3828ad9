package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Browser;
import io.muster.application.port.in.signin.SignIn.Departure;
import io.muster.domain.signin.SignInRefused;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends browsers to identity providers. */
final class Departures {
    private Departures() {}

    /** Returns the redirect to the identity provider, or a page with the reason why there is none. */
    static Response answer(Supplier<Departure> start, Browser browser) {
        try {
            return redirect(start.get());
        } catch (SignInRefused refused) {
            return HtmlPage.refused(403, refused.code(), Optional.empty(), browser.requestId());
        }
    }

    static Response redirect(Departure departure) {
        return Response.seeOther(departure.to())
                .cookie(Cookies.attempt(departure.secret()))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
