package io.muster.outbound;

import java.io.IOException;

/** No request is sent to this URL. The message is a predicate whose subject is the URL, for whoever entered it. */
public final class RefusedUrlException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedUrlException(String message) {
        super(message);
    }
}
