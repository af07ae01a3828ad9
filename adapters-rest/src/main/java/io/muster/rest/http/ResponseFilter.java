package io.muster.rest.http;

import io.muster.rest.limit.Quotas.QuotaState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/**
 * Forbids caches to store an answer, unless its resource decides otherwise, and states what the client has left of its
 * rate (draft-ietf-httpapi-ratelimit-headers).
 */
@Provider
@Singleton
@NullUnmarked // the container fills the fields
public class ResponseFilter implements ContainerResponseFilter {
    public static final String RATE_LIMIT = "RateLimit";
    public static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    @Inject
    private Exchange exchange;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        exchange.quotaState().ifPresent(state -> {
            String name = exchange.surface().name().toLowerCase(Locale.ROOT);
            response.getHeaders().putSingle(RATE_LIMIT_POLICY, policy(name, state));
            response.getHeaders().putSingle(RATE_LIMIT, remaining(name, state));
        });
    }

    static String policy(String name, QuotaState state) {
        return "\"" + name + "\";q=" + state.quota().burst() + ";w="
                + state.quota().windowSeconds();
    }

    /** Rounds the time up, so that a client that waits for it never comes too early. */
    static String remaining(String name, QuotaState state) {
        long seconds = state.untilFull().plusMillis(999).toSeconds();
        return "\"" + name + "\";r=" + state.remaining() + ";t=" + seconds;
    }
}
