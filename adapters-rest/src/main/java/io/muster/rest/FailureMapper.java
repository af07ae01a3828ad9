package io.muster.rest;

import io.muster.rest.http.Exchange;
import io.muster.rest.http.ProblemJson;
import io.muster.rest.scim.ScimFailures;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** The one place where a failure becomes an answer: a SCIM error below a SCIM base, a problem (RFC 9457) elsewhere. */
@Provider
@NullUnmarked // the container fills the fields
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOGGER = Logger.getLogger(FailureMapper.class.getName());

    @Inject
    private Exchange exchange;

    @Inject
    private ScimFailures scimFailures;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.status() == 500) {
            String id = exchange.trace().map(trace -> trace.requestId()).orElse("unknown");
            LOGGER.log(Level.SEVERE, thrown, () -> "Request " + id + " failed");
        }
        ResponseBuilder answer = exchange.isScim()
                ? scimFailures.answer(failure.status(), failure.detail(), failure.code(), request.getMethod(), uri)
                : ProblemJson.answer(failure.status(), failure.detail(), failure.code());
        failure.headers().forEach(answer::header);
        return answer.build();
    }
}
