package io.muster.rest.admin;

import io.muster.rest.http.Exchange;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.http.JsonType;
import io.muster.rest.http.Surface;
import io.muster.rest.json.JsonObjects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/**
 * Refuses bodies of the admin API that are not JSON, and those that no part of the operation reads: their fields would
 * be ignored. An operation without a body accepts an empty object, too.
 */
@Provider
@Singleton
@NullUnmarked // the container fills the fields
public class RequestBodyFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Context
    private ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        exchange.body().filter(body -> body.length > 0).ifPresent(body -> {
            JsonType.require(request);
            boolean read = Arrays.stream(matched.getResourceMethod().getParameterTypes())
                    .anyMatch(Class::isRecord);
            if (!read && !JsonObjects.parseUnique(body).isEmpty()) {
                throw new HttpRefusal(400, "This request has no body; leave it out, or send {}");
            }
        });
    }
}
