package io.muster.rest.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/** Ends answers whose reader is too slow. */
@Provider
@Singleton
@NullUnmarked // the container fills the fields
public class PacedAnswers implements WriterInterceptor {
    @Inject
    private ClientLimits limits;

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        answer.setOutputStream(new PacedStream(answer.getOutputStream(), limits::nanoTime));
        answer.proceed();
    }
}
