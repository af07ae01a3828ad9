package io.muster.domain.text;

import io.muster.domain.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * A rule for the URLs that somebody enters: they name a host, and have neither a user nor a fragment. Without TLS they
 * are reached only where an operator allows that, so most rules leave it to the door by which requests go out.
 *
 * @param name of the value, for the refusal
 * @param maxLength in characters, all of which are printable ASCII
 */
public record UrlRule(String name, int maxLength, Set<String> schemes, boolean query) {
    private static final int MAX_PORT = 65_535;

    /** Returns a rule that allows plain HTTP and a query. */
    public static UrlRule of(String name, int maxLength) {
        return new UrlRule(name, maxLength, Set.of("https", "http"), true);
    }

    /** Returns the rule of the same value without plain HTTP. */
    public UrlRule encrypted() {
        return new UrlRule(name, maxLength, Set.of("https"), query);
    }

    public UrlRule withoutQuery() {
        return new UrlRule(name, maxLength, schemes, false);
    }

    /** Returns the same rule for a value that the sender knows by another name. */
    public UrlRule named(String other) {
        return new UrlRule(other, maxLength, schemes, query);
    }

    /** @throws Problem INVALID_VALUE if the text breaks the rule, without the text */
    public URI read(String text) {
        Texts.requireAscii(name, text, maxLength);
        URI url = parsed(text);
        if (!isAllowed(url)) {
            throw broken();
        }
        return url;
    }

    private boolean isAllowed(URI url) {
        return url.getScheme() != null
                && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() <= MAX_PORT
                && url.getRawUserInfo() == null
                && (query || url.getRawQuery() == null)
                && url.getRawFragment() == null;
    }

    private URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw broken();
        }
    }

    private Problem broken() {
        return Problem.invalidValue(name + " must be a URL that begins with https:// and names a host, without user"
                + (query ? " and fragment" : ", query and fragment"));
    }
}
