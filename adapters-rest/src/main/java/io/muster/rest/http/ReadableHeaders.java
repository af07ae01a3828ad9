package io.muster.rest.http;

import io.muster.domain.dialect.Tolerance;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leaves malformed media types out, and replaces a header without any other by one that no resource reads or writes.
 * The container would answer a malformed one before authentication, with a page of its own; so the request gets its
 * 401, 406 or 415 instead.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class ReadableHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String UNREADABLE = "application/x-unreadable";
    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";

    /** One media type without parameters, as nearly all requests have it: well-formed as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\w*]++/[\\w+.*-]++");

    /** The elements of a list. A comma in quotes is part of its element. */
    private static final Pattern ELEMENT = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\"]|\")++");

    /** A media type of RFC 9110 section 8.3.1, or the single star that Java's own clients send for any. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*+(?:" + TOKEN + "/" + TOKEN
            + "|\\*)\\s*+(?:;\\s*+(?:" + TOKEN + "=(?:\"(?:[^\"\\\\]|\\\\.)*+\"|" + TOKEN + ")\\s*+)?+)*+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new WithReadableHeaders(request), response);
    }

    /** Returns the well-formed media types of a header. */
    @Tolerance("malformed-media-types")
    static String readable(String mediaTypes) {
        if (PLAIN.matcher(mediaTypes).matches()) {
            return mediaTypes;
        }
        String readable = ELEMENT.matcher(mediaTypes)
                .results()
                .map(MatchResult::group)
                .filter(element -> MEDIA_TYPE.matcher(element).matches())
                .map(element -> element.strip().startsWith("*") && !element.contains("*/")
                        ? element.replaceFirst("\\*", "*/*")
                        : element)
                .collect(Collectors.joining(","));
        return readable.isEmpty() ? UNREADABLE : readable;
    }

    private static final class WithReadableHeaders extends HttpServletRequestWrapper {
        WithReadableHeaders(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return getHeader("Content-Type");
        }

        @Override
        public @Nullable String getHeader(String name) {
            if (!isChecked(name)) {
                return super.getHeader(name);
            }
            // a list may be sent in several lines
            String sent = String.join(",", Collections.list(super.getHeaders(name)));
            return sent.isEmpty() ? super.getHeader(name) : readable(sent);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String checked = isChecked(name) ? getHeader(name) : null;
            return checked == null ? super.getHeaders(name) : Collections.enumeration(Collections.singleton(checked));
        }

        private static boolean isChecked(String name) {
            return name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Accept");
        }
    }
}
