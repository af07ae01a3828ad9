package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends browsers to identity providers. */
final class Redirects {
    /** The page of who has signed in and asked for no other. */
    static final String CONSOLE = "/console/";

    private Redirects() {}

    /** Returns the redirect to the identity provider, or a page with the reason why there is none. */
    static Response answer(Supplier<Redirect> start, Optional<String> target, Browser browser) {
        return answer(start, code -> LoginPages.refused(code, browser.requestId(), target));
    }

    static Response answer(Supplier<Redirect> start, Function<SignInCode, Response> refusal) {
        try {
            return to(start.get());
        } catch (SignInRefused refused) {
            return refusal.apply(refused.code());
        }
    }

    static Response to(Redirect redirect) {
        return Response.seeOther(redirect.url())
                .cookie(Cookies.attempt(redirect.secret()))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /**
     * Returns the redirect to our own address for tiles. A browser that posted a form of another site sends the cookie
     * of its session with the request that follows, but not with the form.
     */
    static Response toInitiation(OrganizationId organization, Optional<String> target) {
        String query = target.map(path -> "?target_link_uri=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                .orElse("");
        return Response.status(303)
                .header("Location", "/api/v1/oidc/" + organization + "/initiate" + query)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
