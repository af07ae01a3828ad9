package io.muster.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies whole, up to a limit. */
public final class RequestBodies {
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private RequestBodies() {}

    /** @throws HttpRefusal 413 if there are more than {@value #MAX_BYTES} bytes, whatever the headers declare */
    public static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new HttpRefusal(413, "The body is larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    /**
     * Replaces the body, whose stream may be endless, by its bytes.
     *
     * @throws HttpRefusal 413 as {@link #read}
     */
    public static void bound(ContainerRequestContext request) throws IOException {
        if (request.hasEntity()) {
            request.setEntityStream(new ByteArrayInputStream(read(request.getEntityStream())));
        }
    }
}
