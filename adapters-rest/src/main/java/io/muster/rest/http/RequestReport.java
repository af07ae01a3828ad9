package io.muster.rest.http;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.traffic.CountRequests;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.TokenUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.NullUnmarked;

/**
 * Counts each request once. Logs it with its ids and without personal data, paths or secrets, unless
 * {@link RefusalLines} leaves it out.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class RequestReport {
    private static final Logger LOGGER = Logger.getLogger("io.muster.request");
    private static final String SOURCE = RequestReport.class.getName();
    private static final String UNKNOWN = "other";
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{N}._@:/+-]");

    @Inject
    private InstantSource time;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private CountRequests counts;

    @Inject
    private RefusalLines lines;

    private final ConcurrentMap<Labels, Meters> meters = new ConcurrentHashMap<>();

    /** The tags of a request. All values are from short lists, so that no caller can create series without limit. */
    private record Labels(String surface, String resource, String method, String outcome) {}

    private record Meters(Counter requests, Timer duration) {}

    void answered(Exchange exchange, String sentMethod, int status) {
        RequestTrace trace = exchange.trace();
        Duration duration = Duration.between(trace.startedAt(), time.instant());
        String surface = exchange.surface().name().toLowerCase(Locale.ROOT);
        String resource = resource(exchange);
        String method = method(sentMethod);
        Meters found =
                meters.computeIfAbsent(new Labels(surface, resource, method, status / 100 + "xx"), this::register);
        if (exchange.surface() == Surface.SCIM) {
            exchange.organization().ifPresent(organization -> count(exchange, organization, status));
        }
        found.requests().inc();
        found.duration().update(duration);
        OptionalLong leftOut = lines.admit(exchange, status);
        if (leftOut.isEmpty()) {
            return;
        }
        String organization =
                exchange.organization().map(OrganizationId::toString).orElse("-");
        String caller = exchange.callerName().map(RequestReport::word).orElse("-");
        // names the source, which the logger would else find by walking the stack
        LOGGER.logp(
                status == 500 ? Level.WARNING : Level.INFO,
                SOURCE,
                "answered",
                () -> "requestId=" + trace.requestId() + " surface=" + surface + " organization=" + organization
                        + " caller=" + caller + " method=" + method + " resource=" + resource + " status=" + status
                        + " micros=" + duration.toNanos() / 1_000 + leftOut(leftOut.getAsLong()));
    }

    private static String leftOut(long lines) {
        return lines == 0 ? "" : " leftOut=" + lines;
    }

    /** Counts a request. Those of Muster itself are no habit of the identity provider, whose pauses are learned. */
    private void count(Exchange exchange, OrganizationId organization, int status) {
        switch (exchange.knownScimCaller().map(ScimCaller::use).orElse(TokenUse.IDENTITY_PROVIDER)) {
            case IDENTITY_PROVIDER -> counts.answered(organization, exchange.trace(), status);
            case REPLAY -> counts.replayed(organization, exchange.trace(), status);
            case SIMULATION -> {}
        }
    }

    private Meters register(Labels labels) {
        Tag[] tags = {
            new Tag("surface", labels.surface()),
            new Tag("resource", labels.resource()),
            new Tag("method", labels.method()),
            new Tag("outcome", labels.outcome())
        };
        return new Meters(metrics.counter("muster_requests", tags), metrics.timer("muster_request_duration", tags));
    }

    private static String resource(Exchange exchange) {
        return switch (exchange.surface()) {
            case SCIM -> exchange.scimPath().resource().segment();
            case ADMIN, SIGN_IN -> exchange.template().orElse(UNKNOWN);
        };
    }

    private static String method(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> UNKNOWN;
        };
    }

    /** Returns the name as one word: it must not look like another field or line of the log. */
    private static String word(String name) {
        return NOT_IN_A_WORD.matcher(name).replaceAll("_");
    }
}
