package io.muster.rest.http;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Sees every answer last: counts and logs it, without anything personal or secret. */
@Provider
@NullUnmarked // the container fills the fields
public class ResponseFilter implements ContainerResponseFilter {
    private static final Logger LOGGER = Logger.getLogger("io.muster.scim");
    private static final Set<String> RESOURCES =
            Set.of("Users", "Groups", "ServiceProviderConfig", "ResourceTypes", "Schemas", "Bulk", "Me");

    @Inject
    private Exchange exchange;

    @Inject
    private InstantSource time;

    @Inject
    private MetricRegistry metrics;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        exchange.trace().ifPresent(trace -> {
            response.getHeaders().putSingle("X-Request-Id", trace.requestId());
            response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
            if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
                response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            if (exchange.isScim()) {
                record(trace, request, response.getStatus());
            }
        });
    }

    private void record(RequestTrace trace, ContainerRequestContext request, int status) {
        Duration duration = Duration.between(trace.startedAt(), time.instant());
        String resource = resource(request.getUriInfo().getPathSegments());
        Tag[] tags = {
            new Tag("resource", resource),
            new Tag("method", method(request.getMethod())),
            new Tag("outcome", status / 100 + "xx")
        };
        metrics.counter("muster_scim_requests", tags).inc();
        metrics.timer("muster_scim_request_duration", tags).update(duration);
        String organization = exchange.knownScimCaller()
                .map(ScimCaller::organization)
                .map(known -> known.id().toString())
                .orElse("-");
        LOGGER.log(
                status == 500 ? Level.WARNING : Level.INFO,
                () -> "requestId=" + trace.requestId() + " organization=" + organization + " method="
                        + method(request.getMethod()) + " resource=" + resource + " status=" + status + " micros="
                        + duration.toNanos() / 1_000);
    }

    /** From a short list: a caller must not be able to make up new series of numbers. */
    private static String resource(List<PathSegment> path) {
        String name = path.size() > 3 ? path.get(3).getPath() : "";
        return RESOURCES.contains(name) ? name : "other";
    }

    private static String method(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
