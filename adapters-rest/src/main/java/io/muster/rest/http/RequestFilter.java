package io.muster.rest.http;

import io.muster.application.port.in.RequestTrace;
import io.muster.domain.problem.Quoted;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * Begins the exchange of every request, whatever answers it: request id, surface and path. Reports the request to the
 * log and the metrics after its answer.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
@NullUnmarked // the container fills the fields
public class RequestFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    @Inject
    private transient Exchange current;

    @Inject
    private transient InstantSource time;

    @Inject
    private transient RequestIds ids;

    @Inject
    private transient PublicUrl publicUrl;

    @Inject
    private transient RequestReport report;

    @Inject
    private transient ClientAddress clientAddress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = current.unproxied();
        RequestTrace trace = new RequestTrace(id(request), userAgent(request), time.instant());
        RequestPath path = RequestPath.parse(path(request));
        Optional<RequestPath> left = RequestPath.onAnotherSurface(request.getRequestURI(), path);
        exchange.begin(trace, left.orElse(path), publicUrl.api(), address(request));
        response.setHeader("X-Request-Id", trace.requestId());
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean answered = false;
        try {
            if (left.isPresent()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                chain.doFilter(request, response);
            }
            answered = true;
        } finally {
            // An answer that breaks off after its status was sent is a failure, too.
            exchange.end();
            report.answered(exchange, request.getMethod(), answered ? response.getStatus() : 500);
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    private String address(HttpServletRequest request) {
        return clientAddress.of(
                name -> Collections.list(request.getHeaders(name)).stream().reduce((first, last) -> last),
                request.getRemoteAddr());
    }

    private String id(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Request-Id"))
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .orElseGet(ids::next);
    }

    private static Optional<String> userAgent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent"))
                .filter(agent -> !agent.isBlank())
                .map(Quoted::of);
    }
}
