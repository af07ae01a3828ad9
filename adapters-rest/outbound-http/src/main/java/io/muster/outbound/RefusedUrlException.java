package io.muster.outbound;

import java.io.IOException;

/** No request is sent to this URL. The message is a sentence for the person who entered it, without its point. */
public final class RefusedUrlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a predicate whose subject is the URL */
    RefusedUrlException(String reason) {
        super("The URL " + reason);
        this.reason = reason;
    }

    /** Returns a predicate whose subject is the URL. */
    public String reason() {
        return reason;
    }
}
