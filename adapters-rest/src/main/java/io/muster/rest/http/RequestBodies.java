package io.muster.rest.http;

import java.io.IOException;
import java.io.InputStream;

/** Bodies are read whole, and never more of them than is allowed. */
public final class RequestBodies {
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private RequestBodies() {}

    /** @throws HttpRefusal 413 if there is more than {@value #MAX_BYTES} bytes, whatever the headers say */
    public static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new HttpRefusal(413, "The body is larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }
}
