package io.muster.domain.simulation;

import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A SCIM service of somebody else. Configuration decides whether plain http and private addresses are reached.
 *
 * @param baseUrl without a slash at the end
 * @param token the bearer token for it
 * @param domain the domain of the e-mail addresses of the users that are created
 */
public record ForeignService(URI baseUrl, String token, DomainName domain) {
    /** The most characters of the base URL, and of the token. */
    public static final int MAX_LENGTH = 4_096;

    /** @throws Problem INVALID_VALUE with the rule that a text breaks */
    public static ForeignService of(String baseUrl, String token, DomainName domain) {
        requireText("baseUrl", baseUrl);
        requireText("token", token);
        URI url = parsed(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw Problem.invalidValue("baseUrl must begin with https:// and name a host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw Problem.invalidValue("baseUrl must have neither a user nor a query nor a fragment");
        }
        return new ForeignService(url, token, domain);
    }

    private static void requireText(String name, String text) {
        boolean printable = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (text.isEmpty() || text.length() > MAX_LENGTH || !printable) {
            throw Problem.invalidValue(name + " must be 1 to " + MAX_LENGTH + " ASCII characters without spaces");
        }
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw Problem.invalidValue("baseUrl is not a URL");
        }
    }

    /** Returns text without the token. */
    @Override
    public String toString() {
        return "ForeignService[" + baseUrl + "]";
    }
}
