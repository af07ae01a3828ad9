package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Arrival;
import io.muster.application.port.in.signin.SignIn.Browser;
import jakarta.ws.rs.core.Response;

/** Answers browsers that come back from identity providers. */
final class Arrivals {
    private static final String SIGNED_IN = "/api/v1/session";

    private Arrivals() {}

    static Response answer(Arrival arrival, Browser browser) {
        if (arrival instanceof Arrival.SignedIn in) {
            // as a header: JAX-RS resolves a URI against the path of the application
            return Response.status(303)
                    .header("Location", in.target().orElse(SIGNED_IN))
                    .cookie(Cookies.session(in.cookie()), Cookies.noAttempt())
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        }
        if (arrival instanceof Arrival.TestPassed passed) {
            return HtmlPage.tested(passed.report(), passed.claims());
        }
        if (arrival instanceof Arrival.Restarted restarted) {
            return Departures.redirect(restarted.departure());
        }
        Arrival.Refused refused = (Arrival.Refused) arrival;
        return HtmlPage.refused(403, refused.code(), refused.detail(), browser.requestId());
    }
}
