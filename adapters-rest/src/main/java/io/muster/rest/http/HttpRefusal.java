package io.muster.rest.http;

import java.util.Map;

/** Refuses a request for a reason of HTTP or of the admin API's syntax, before a use case sees it. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final String NOTHING_HERE = "There is nothing at this path";

    private final int status;
    private final ErrorCode code;
    private final transient Map<String, String> headers;

    private HttpRefusal(int status, ErrorCode code, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public HttpRefusal(int status, String detail, Map<String, String> headers) {
        this(status, ErrorCode.ofStatus(status), detail, headers);
    }

    public HttpRefusal(int status, String detail) {
        this(status, detail, Map.of());
    }

    public HttpRefusal(ErrorCode code, String detail) {
        this(code.status(), code, detail, Map.of());
    }

    /** Refuses a request for a path that leads nowhere. */
    public static HttpRefusal nothingHere() {
        return new HttpRefusal(ErrorCode.NOT_FOUND, NOTHING_HERE);
    }

    public int status() {
        return status;
    }

    public ErrorCode code() {
        return code;
    }

    /** Returns a sentence for the client. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> headers() {
        return headers;
    }
}
