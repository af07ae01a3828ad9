package io.muster.rest.http;

import io.muster.domain.token.LinkToken;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The URL by which clients reach this server. It is a setting, and never taken from a request: a client could
 * otherwise forge locations by the Host header.
 *
 * @param value without a path and without a slash at the end
 */
public record PublicUrl(String value) {
    /** Returns whether this is the origin of the URL, as browsers send it (RFC 6454 section 6.2). */
    public boolean isOrigin(String origin) {
        try {
            URI own = URI.create(value);
            URI other = new URI(origin);
            return own.getScheme().equalsIgnoreCase(other.getScheme())
                    && own.getHost().equalsIgnoreCase(other.getHost())
                    && port(own) == port(other);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Returns the URL of the page at which the owner of this link sets a password. */
    public String passwordLink(LinkToken token) {
        return api() + "/login/link?token=" + token.text();
    }

    /** Returns the URL of the page that an invited person opens. */
    public String invitation(LinkToken token) {
        return api() + "/login/invitation?token=" + token.text();
    }

    /**
     * Returns the URL of the page that an IT contact opens. The token is in the fragment, which browsers keep to
     * themselves: it works for days, and no log of a proxy gets it.
     */
    public String contactLink(LinkToken token) {
        return value + "/console/contact#" + token.text();
    }

    /** Returns the URL of the API, without a slash at the end. */
    public String api() {
        return value + "/api/v1";
    }
}
