package io.muster.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces malformed media types by one that no resource reads or writes. The container would answer a malformed one
 * before authentication, with a page of its own; so the request gets its 401, 406 or 415 instead.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class ReadableHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String UNREADABLE = "application/x-unreadable";
    private static final Pattern MEDIA_TYPES = Pattern.compile(
            "\\s*[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+(\\s*;\\s*[\\w!#$&^.+*-]+=(\"[^\"]*\"|[^\\s;,\"]*))*\\s*"
                    + "(,\\s*[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+(\\s*;\\s*[\\w!#$&^.+*-]+=(\"[^\"]*\"|[^\\s;,\"]*))*\\s*)*+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(isReadable(request) ? request : new WithReadableHeaders(request), response);
    }

    private static boolean isReadable(HttpServletRequest request) {
        return isReadable(request.getContentType()) && isReadable(request.getHeader("Accept"));
    }

    private static boolean isReadable(@Nullable String mediaTypes) {
        return mediaTypes == null
                || (mediaTypes.length() < 1_000
                        && MEDIA_TYPES.matcher(mediaTypes).matches());
    }

    private static final class WithReadableHeaders extends HttpServletRequestWrapper {
        private static final Set<String> CHECKED = Set.of("content-type", "accept");

        WithReadableHeaders(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return getHeader("Content-Type");
        }

        @Override
        public @Nullable String getHeader(String name) {
            String sent = super.getHeader(name);
            return CHECKED.contains(name.toLowerCase(Locale.ROOT)) && !isReadable(sent) ? UNREADABLE : sent;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String checked = CHECKED.contains(name.toLowerCase(Locale.ROOT)) ? getHeader(name) : null;
            return checked == null ? super.getHeaders(name) : Collections.enumeration(Collections.singleton(checked));
        }
    }
}
