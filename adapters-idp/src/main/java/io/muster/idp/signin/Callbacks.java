package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt.Browser;
import jakarta.ws.rs.core.Response;

/** Answers browsers that come back from identity providers. */
final class Callbacks {
    private Callbacks() {}

    static Response answer(Result result, OrganizationId organization, Browser browser) {
        if (result instanceof Result.SignedIn in) {
            // as a header: JAX-RS resolves a URI against the path of the application
            return Response.status(303)
                    .header("Location", in.target().orElse(Redirects.CONSOLE))
                    .cookie(Cookies.session(in.cookie()), Cookies.noAttempt())
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        }
        if (result instanceof Result.TestPassed passed) {
            return LoginPages.passedTest(organization, passed.report(), passed.claims());
        }
        if (result instanceof Result.Restarts restarts) {
            return Redirects.toInitiation(organization, restarts.target());
        }
        Result.Refused refused = (Result.Refused) result;
        String requestId = refused.requestId().orElseGet(browser::requestId);
        return refused.detail()
                .map(detail -> LoginPages.refusedTest(refused.code(), detail, requestId))
                .orElseGet(() -> LoginPages.refused(refused.code(), requestId, refused.target()));
    }
}
