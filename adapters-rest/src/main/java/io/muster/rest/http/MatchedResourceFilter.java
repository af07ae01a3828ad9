package io.muster.rest.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the path template of the matched resource method: a bounded name for the metrics, unlike the path. */
@Provider
@NullUnmarked // the container fills the fields
public class MatchedResourceFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Override
    public void filter(ContainerRequestContext request) {
        exchange.matched(plain(request.getUriInfo().getMatchedResourceTemplate()));
    }

    /** Returns the template below the API, without the regular expressions of its parameters. */
    static String plain(String template) {
        return template.replaceFirst("^/?api/v1/", "").replaceAll("\\{\\s*([\\w-]+)\\s*:[^/]*}", "{$1}");
    }
}
