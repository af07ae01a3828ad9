package io.muster.rest.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.SessionCookie;
import io.muster.rest.http.BearerToken;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.KnownCallers;
import io.muster.rest.http.OwnPages;
import io.muster.rest.http.PublicUrl;
import io.muster.rest.http.QuotaOwner;
import io.muster.rest.http.RequestBodies;
import io.muster.rest.http.Surface;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * Authenticates callers of the admin API: by API key, or else by the session of a browser. With a credential in the
 * Authorization header the cookie is ignored.
 */
@Provider
@Singleton
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // the container fills the fields
public class AdminAuthenticationFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Inject
    private AuthenticateAdmin authentication;

    @Inject
    private ClientLimits limits;

    @Inject
    private UseSession sessions;

    @Inject
    private PublicUrl publicUrl;

    private final KnownCallers<AdminCaller> callers = new KnownCallers<>();

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        Optional<Cookie> cookie = cookie(request);
        String credential = cookie.map(Cookie::getValue)
                .or(() -> BearerToken.of(request))
                .orElseThrow(AdminAuthenticationFilter::refusal);
        if (cookie.isPresent()) {
            OwnPages.require(
                    request.getMethod(), name -> Optional.ofNullable(request.getHeaderString(name)), publicUrl);
        }
        Optional<QuotaOwner> charged = callers.find(credential).map(QuotaOwner::of);
        limits.beforeLookup(exchange, charged);
        AdminCaller caller =
                authenticate(credential, cookie.isPresent() ? this::signedIn : authentication::authenticate);
        exchange.accept(caller);
        limits.authenticated(exchange, QuotaOwner.of(caller), charged);
        RequestBodies.bound(request, exchange, limits);
        limits.begin(exchange);
    }

    /** Returns the session's cookie, if it decides. */
    private static Optional<Cookie> cookie(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                ? Optional.ofNullable(request.getCookies().get(SessionCookie.NAME))
                : Optional.empty();
    }

    private AdminCaller signedIn(String cookie) {
        return SessionCookie.parse(cookie)
                .flatMap(sessions::find)
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "The session has ended; sign in"));
    }

    private AdminCaller authenticate(String credential, Function<String, AdminCaller> lookUp) {
        try {
            AdminCaller caller = lookUp.apply(credential);
            callers.accepted(credential, caller);
            return caller;
        } catch (Problem refused) {
            limits.authenticationFailed(exchange);
            throw refused;
        }
    }

    private static Problem refusal() {
        return new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key or a session is required");
    }
}
