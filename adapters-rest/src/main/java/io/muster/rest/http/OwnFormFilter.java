package io.muster.rest.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Guards forms of the sign-in surface, which have passwords in them: only pages of this server send one, and an address
 * sends few. Identity providers post to the SAML consumer service alone, from their own sites.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION)
@NullUnmarked // the container fills the fields
public class OwnFormFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Inject
    private PublicUrl publicUrl;

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.SIGN_IN
                || OwnPages.isSafe(request.getMethod())
                || isForIdentityProviders(exchange.template().orElseThrow())) {
            return;
        }
        OwnPages.requireForm(name -> Optional.ofNullable(request.getHeaderString(name)), publicUrl);
        limits.password(exchange);
    }

    private static boolean isForIdentityProviders(String template) {
        return template.startsWith("saml/");
    }
}
