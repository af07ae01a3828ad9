package io.muster.rest;

import io.muster.domain.problem.Unavailable;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.RefusalDelay;
import io.muster.rest.scim.ScimFailures;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Translates every failure into an answer in the form of the surface. */
@Provider
@Singleton
@NullUnmarked // the container fills the fields
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOGGER = Logger.getLogger(FailureMapper.class.getName());

    @Inject
    private Exchange exchange;

    @Inject
    private ScimFailures scimFailures;

    @Context
    private Request request;

    @Context
    private HttpServletResponse started;

    @Override
    public Response toResponse(Throwable thrown) {
        Failure failure = Failure.of(due(thrown));
        if (failure.status() == 500) {
            LOGGER.log(Level.SEVERE, thrown, () -> "Request " + exchange.trace().requestId() + " failed");
        }
        resetUnsentBody();
        ResponseBuilder answer =
                switch (exchange.surface()) {
                    case SCIM ->
                        scimFailures.answer(failure.cause(), failure.status(), failure.detail(), request.getMethod());
                    case ADMIN, SIGN_IN -> {
                        ErrorForm form =
                                ErrorForm.of(exchange.surface(), failure.status(), failure.detail(), failure.code());
                        yield Response.status(failure.status())
                                .type(form.mediaType())
                                .entity(form.body());
                    }
                };
        if (failure.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        failure.headers().forEach(answer::header);
        RefusalDelay.delay(exchange, failure.status());
        return answer.build();
    }

    /** A download that fails before its first bytes are sent is an error, and not lines followed by an error. */
    private void resetUnsentBody() {
        if (!started.isCommitted()) {
            started.resetBuffer();
        }
    }

    /** A caller who was only presumed sees a refusal of its token before any other failure. */
    private Throwable due(Throwable thrown) {
        if (thrown instanceof Unavailable) {
            return thrown;
        }
        try {
            exchange.confirm();
            return thrown;
        } catch (RuntimeException refused) {
            return refused;
        }
    }
}
