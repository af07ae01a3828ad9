package io.muster.domain.simulation;

import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.domain.text.UrlRule;
import java.net.URI;

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

    private static final UrlRule BASE_URL = UrlRule.of("baseUrl", MAX_LENGTH).withoutQuery();

    /** @throws Problem INVALID_VALUE with the rule that a text breaks */
    public static ForeignService of(String baseUrl, String token, DomainName domain) {
        Texts.requireAscii("token", token, MAX_LENGTH);
        URI url = BASE_URL.read(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        return new ForeignService(url, token, domain);
    }

    /** Returns text without the token. */
    @Override
    public String toString() {
        return "ForeignService[" + baseUrl + "]";
    }
}
