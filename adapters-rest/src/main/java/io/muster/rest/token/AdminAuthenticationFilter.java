package io.muster.rest.token;

import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.domain.problem.Problem;
import io.muster.rest.http.BearerToken;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.RequestBodies;
import io.muster.rest.http.Surface;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/** Authenticates callers of the admin API by API key. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // the container fills the fields
public class AdminAuthenticationFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Inject
    private AuthenticateAdmin authentication;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        String key = BearerToken.of(request)
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required"));
        exchange.accept(authentication.authenticate(key));
        RequestBodies.bound(request);
    }
}
