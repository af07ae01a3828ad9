package io.muster.rest.signin;

import io.muster.rest.http.ClientLimits;
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
import org.jspecify.annotations.NullUnmarked;

/** Bounds what an address can ask of the sign-in surface, where nobody has a credential yet. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // the container fills the fields
public class SignInLimitFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() == Surface.SIGN_IN) {
            limits.signIn(exchange);
            RequestBodies.boundForm(request, exchange, limits);
            limits.begin(exchange);
        }
    }
}
