package io.muster.rest.http;

import io.muster.domain.dialect.Tolerance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Makes a URI of what was sent as one; the container would fail on anything else before authentication. Characters that
 * no URI may contain, such as quotes or braces, are percent-encoded: careless clients send them as they are. A query
 * whose percent encoding is malformed is hidden: the exchange notes it, and the request is refused after
 * authentication.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
@NullUnmarked // the container fills the fields
public class ReadableUri extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Of ASCII; what is beyond is UTF-8 that was not encoded, which the container reads as it is. */
    private static final Pattern NO_URI_CHARACTER = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}\\x7F]");

    private static final Pattern BYTE_BEYOND_ASCII = Pattern.compile("%[89A-Fa-f][0-9A-Fa-f]");

    @Inject
    private transient Exchange exchange;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        boolean readable = query == null || isReadable(query);
        if (!readable) {
            exchange.hideQuery();
        }
        chain.doFilter(new WithReadableUri(request, readable), response);
    }

    /** Percent-encodes the characters that RFC 3986 has no place for; escapes stay as they are. */
    @Tolerance("raw-uri-characters")
    static String encoded(String sent) {
        Matcher wrong = NO_URI_CHARACTER.matcher(sent);
        return !wrong.find()
                ? sent
                : wrong.replaceAll(
                        found -> String.format("%%%02X", (int) found.group().charAt(0)));
    }

    /**
     * As {@link #encoded}; escapes that together are not UTF-8 become replacement characters, which name no resource.
     */
    static String path(String sent) {
        String path = encoded(sent);
        return isReadable(path) ? path : BYTE_BEYOND_ASCII.matcher(path).replaceAll("%EF%BF%BD");
    }

    /** Returns whether every percent sign begins an escape, and all escapes together are UTF-8. */
    static boolean isReadable(String query) {
        if (query.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(query.length());
        for (int at = 0; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c != '%') {
                bytes.put((byte) (c < 0x80 ? c : '?'));
            } else if (at + 2 < query.length() && isHex(query.charAt(at + 1)) && isHex(query.charAt(at + 2))) {
                bytes.put((byte) Integer.parseInt(query, at + 1, at + 3, 16));
                at += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static final class WithReadableUri extends HttpServletRequestWrapper {
        private final boolean hasReadableQuery;

        WithReadableUri(HttpServletRequest request, boolean hasReadableQuery) {
            super(request);
            this.hasReadableQuery = hasReadableQuery;
        }

        @Override
        public @Nullable String getQueryString() {
            String query = super.getQueryString();
            return query == null || !hasReadableQuery ? null : encoded(query);
        }

        @Override
        public String getRequestURI() {
            return path(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(path(super.getRequestURL().toString()));
        }
    }
}
