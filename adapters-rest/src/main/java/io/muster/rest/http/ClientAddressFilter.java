package io.muster.rest.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.NullUnmarked;

/** Limits the requests that one address has open, before anything is known of them. */
@Provider
@Singleton
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
@NullUnmarked // the container fills the fields
public class ClientAddressFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Inject
    private ClientAddress address;

    @Override
    public void filter(ContainerRequestContext request) {
        limits.arrive(exchange, address);
    }
}
