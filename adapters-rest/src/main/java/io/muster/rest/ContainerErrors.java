package io.muster.rest;

import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.Exchange;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Gives errors of the container the form of the surface instead of the container's error page. */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
@NullUnmarked // the container fills the fields
public class ContainerErrors extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Exchange exchange;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new FormedErrors(response));
    }

    private final class FormedErrors extends HttpServletResponseWrapper {
        FormedErrors(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            ErrorForm form = ErrorForm.of(exchange.surface(), status, Failure.detail(status), code(status));
            setStatus(status);
            setContentType(form.mediaType());
            setHeader("Cache-Control", "no-store");
            getOutputStream().write(form.body().getBytes(StandardCharsets.UTF_8));
        }

        private static Optional<ErrorCode> code(int status) {
            return status < 500 ? Optional.of(ErrorCode.ofStatus(status)) : Optional.empty();
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
