package io.muster.domain.webhook;

import io.muster.domain.problem.Problem;
import io.muster.domain.token.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The address that receives events. Configuration decides whether plain http and private addresses are allowed. */
public record WebhookUrl(URI value) {
    public static final int MAX_LENGTH = 2_048;

    private static final int FINGERPRINT = 12;

    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final int MAX_PORT = 65_535;

    /** @throws Problem INVALID_VALUE with the rule that the address breaks */
    public WebhookUrl {
        requireText(value.toString());
        if (value.getScheme() == null || !SCHEMES.contains(value.getScheme().toLowerCase(Locale.ROOT))) {
            throw Problem.invalidValue("url must begin with https://");
        }
        if (value.getHost() == null || value.getPort() == 0 || value.getPort() > MAX_PORT) {
            throw Problem.invalidValue("url must name a host");
        }
        if (value.getRawUserInfo() != null || value.getRawFragment() != null) {
            throw Problem.invalidValue("url must have neither a user nor a fragment");
        }
    }

    /** @throws Problem INVALID_VALUE with the rule that the text breaks */
    public static WebhookUrl of(String text) {
        requireText(text);
        return new WebhookUrl(parsed(text));
    }

    private static void requireText(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.invalidValue("url must be 1 to " + MAX_LENGTH + " ASCII characters without spaces");
        }
    }

    public String text() {
        return value.toString();
    }

    /** Returns scheme and host only, because paths and queries of webhooks are often secrets. */
    @Override
    public String toString() {
        return value.getScheme() + "://" + value.getHost();
    }

    /** Returns scheme and host with a fingerprint of the whole address, for the audit log. */
    public String traced() {
        return this + " #" + Sha256.hex(text()).substring(0, FINGERPRINT);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw Problem.invalidValue("url isn't a URL");
        }
    }
}
