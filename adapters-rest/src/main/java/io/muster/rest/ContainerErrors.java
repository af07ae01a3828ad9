package io.muster.rest;

import io.muster.rest.http.ProblemJson;
import io.muster.rest.scim.json.ScimErrorJson;
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

/** What the container refuses on our behalf has the form of our own refusals, not that of a page for people. */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class ContainerErrors extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new OurForm(request, response));
    }

    private static final class OurForm extends HttpServletResponseWrapper {
        private final boolean scim;

        OurForm(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            scim = request.getRequestURI().startsWith("/api/v1/scim/");
        }

        @Override
        public void sendError(int status) throws IOException {
            String detail = status >= 500
                    ? "Something went wrong on our side; try again"
                    : status == SC_NOT_FOUND ? "There is nothing at this path" : "The request can't be understood";
            setStatus(status);
            setContentType(scim ? "application/scim+json" : "application/problem+json");
            setHeader("Cache-Control", "no-store");
            String body = scim
                    ? ScimErrorJson.write(status, Optional.empty(), detail).toString()
                    : ProblemJson.body(status, detail, Optional.empty());
            getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
