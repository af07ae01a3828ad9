package io.muster.rest.http;

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
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Hides a query whose percent encoding is malformed: the container would fail on it before authentication. The exchange
 * notes it, and the request is refused after authentication.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
@NullUnmarked // the container fills the fields
public class ReadableQuery extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Exchange exchange;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query == null || isReadable(query)) {
            chain.doFilter(request, response);
        } else {
            exchange.hideQuery();
            chain.doFilter(new WithoutQuery(request), response);
        }
    }

    /** Returns whether every percent sign begins an escape, and all escapes together are UTF-8. */
    static boolean isReadable(String query) {
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

    private static final class WithoutQuery extends HttpServletRequestWrapper {
        WithoutQuery(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            return null; // as without a query
        }
    }
}
