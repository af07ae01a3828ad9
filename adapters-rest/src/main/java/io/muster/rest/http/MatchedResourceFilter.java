package io.muster.rest.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps the path template of the matched resource method: a bounded name for the metrics, unlike the path. Refuses a
 * method of another surface than the one whose rules the request has passed: the first filter and the container each
 * read the path, and what they disagree about must not open a way around authentication. For the same reason a request
 * that no filter of its surface has let in reaches no resource.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION + 1)
@NullUnmarked // the container fills the fields
public class MatchedResourceFilter implements ContainerRequestFilter {
    /** The templates are those of the resource methods, so there are few. */
    private final ConcurrentMap<String, String> templates = new ConcurrentHashMap<>();

    @Inject
    private Exchange exchange;

    @Override
    public void filter(ContainerRequestContext request) {
        String template = templates.computeIfAbsent(
                request.getUriInfo().getMatchedResourceTemplate(), MatchedResourceFilter::plain);
        requireSurface(exchange.surface(), template);
        exchange.requireAdmitted();
        exchange.matched(template);
    }

    /**
     * @param template below the API
     * @throws HttpRefusal NOT_FOUND if the template belongs to another surface
     */
    static void requireSurface(Surface decided, String template) {
        if (Surface.of(template.split("/", 2)[0]) != decided) {
            throw HttpRefusal.nothingHere();
        }
    }

    /** Returns the template below the API, without the regular expressions of its parameters. */
    static String plain(String template) {
        return template.replaceFirst("^/?api/v1/", "").replaceAll("\\{\\s*([\\w-]+)\\s*:[^/]*}", "{$1}");
    }
}
