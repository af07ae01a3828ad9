package io.muster.rest.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.domain.problem.Problem;
import io.muster.rest.http.BearerToken;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.KnownCallers;
import io.muster.rest.http.Party;
import io.muster.rest.http.RequestBodies;
import io.muster.rest.http.Surface;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Authenticates callers of the admin API by API key. */
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

    private final KnownCallers<AdminCaller> callers = new KnownCallers<>();

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        String key = BearerToken.of(request).orElseThrow(AdminAuthenticationFilter::refusal);
        Optional<Party> charged = callers.find(key).map(Party::of);
        limits.beforeLookup(exchange, charged);
        AdminCaller caller = authenticate(key);
        exchange.accept(caller);
        limits.authenticated(exchange, Party.of(caller), charged);
        RequestBodies.bound(request, exchange, limits);
    }

    private AdminCaller authenticate(String key) {
        try {
            AdminCaller caller = authentication.authenticate(key);
            callers.accepted(key, caller);
            return caller;
        } catch (Problem refused) {
            limits.authenticationFailed(exchange);
            throw refused;
        }
    }

    private static Problem refusal() {
        return new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required");
    }
}
