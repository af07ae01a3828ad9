package io.muster.rest.http;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses requests that a page of another site had the browser send. A browser adds the session's cookie to them; so
 * what they change needs two signs that a page of this server sent it: one that the browser sets and no page can, and a
 * header that no form can send, nor a page of another site without asking this server first.
 */
public final class OwnPages {
    /** The name of a header that is required, with any value. */
    public static final String REQUEST_HEADER = "X-Muster-Request";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SAME_ORIGIN = "same-origin";

    private OwnPages() {}

    public static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    /**
     * Lets methods pass that change nothing. Old browsers send no Sec-Fetch-Site; then Origin decides.
     *
     * @param headers by name, in any case
     * @throws HttpRefusal CROSS_SITE_REQUEST
     */
    public static void require(String method, Function<String, Optional<String>> headers, PublicUrl here) {
        if (isSafe(method)) {
            return;
        }
        requireForm(headers, here);
        if (headers.apply(REQUEST_HEADER).isEmpty()) {
            throw refused("A request with a session that changes something needs the header " + REQUEST_HEADER);
        }
    }

    /**
     * Refuses what a form of another site has sent. A form cannot send the header of our own.
     *
     * @param headers by name, in any case
     * @throws HttpRefusal CROSS_SITE_REQUEST
     */
    static void requireForm(Function<String, Optional<String>> headers, PublicUrl here) {
        boolean sameOrigin = headers.apply("Sec-Fetch-Site")
                .map(SAME_ORIGIN::equals)
                .orElseGet(() -> headers.apply("Origin").filter(here::isOrigin).isPresent());
        if (!sameOrigin) {
            throw refused("Only pages of this server may send this request");
        }
    }

    private static HttpRefusal refused(String detail) {
        return new HttpRefusal(ErrorCode.CROSS_SITE_REQUEST, detail);
    }
}
