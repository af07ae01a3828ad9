package io.muster.rest.http;

import io.muster.application.port.in.RequestTrace;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Sees every request first: begins the exchange, so that whatever happens later has an id. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
@NullUnmarked // the container fills the fields
public class RequestFilter implements ContainerRequestFilter {
    private static final int MAX_USER_AGENT = 512;

    @Inject
    private Exchange exchange;

    @Inject
    private InstantSource time;

    @Inject
    private RequestIds ids;

    @Inject
    private PublicUrl publicUrl;

    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> segments = request.getUriInfo().getPathSegments();
        boolean scim = segments.size() > 1 && segments.get(0).getPath().equals("scim");
        String base = scim
                ? publicUrl.scim(request.getUriInfo(), segments.get(1).getPath())
                : publicUrl.api(request.getUriInfo());
        exchange.begin(new RequestTrace(id(request), userAgent(request), time.instant()), scim, base);
    }

    /** The body, within the limit, in place of the stream that may be endless. */
    public static void bound(ContainerRequestContext request) throws IOException {
        if (request.hasEntity()) {
            request.setEntityStream(new ByteArrayInputStream(RequestBodies.read(request.getEntityStream())));
        }
    }

    private String id(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString("X-Request-Id"))
                .filter(id -> id.matches("[A-Za-z0-9._:-]{1,100}"))
                .orElseGet(ids::next);
    }

    private static Optional<String> userAgent(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT))
                .map(agent -> agent.replaceAll("\\p{Cntrl}", " "))
                .map(agent -> agent.substring(0, Math.min(MAX_USER_AGENT, agent.length())))
                .filter(agent -> !agent.isBlank());
    }
}
