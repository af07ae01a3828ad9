package io.muster.rest;

import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Surface;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Writes errors of the container in the form of the surface instead of the container's page, which names classes. The
 * deployment descriptor names this servlet for every error. Outside of the API the form is that of the admin API.
 */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
@NullUnmarked // the container fills the fields
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Exchange exchange;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = status(request);
        Optional<ErrorCode> code = status < 500 ? Optional.of(ErrorCode.ofStatus(status)) : Optional.empty();
        Surface surface = exchange.knownSurface().orElse(Surface.ADMIN);
        ErrorForm form = ErrorForm.of(surface, status, Failure.detail(status), code);
        response.setStatus(status);
        response.setContentType(form.mediaType());
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(form.body().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A request for this path itself is no error of another one: there is nothing here. Servlets answer a method that
     * they have never heard of with 501; nothing is wrong on our side then.
     */
    private static int status(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer error ? error : 404;
        return status == HttpServletResponse.SC_NOT_IMPLEMENTED ? HttpServletResponse.SC_METHOD_NOT_ALLOWED : status;
    }
}
