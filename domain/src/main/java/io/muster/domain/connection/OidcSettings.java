package io.muster.domain.connection;

import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.domain.text.UrlRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An OpenID provider as an admin configured it.
 *
 * @param issuer exactly as the provider states it in discovery and in ID tokens (OpenID Connect Discovery 3)
 * @param scopes sent besides {@code openid}
 */
public record OidcSettings(
        String issuer,
        String clientId,
        ClientAuthentication clientAuthentication,
        List<String> scopes,
        OidcClaimNames claims)
        implements ProviderSettings {

    public static final List<String> USUAL_SCOPES = List.of("email", "profile");

    private static final int MAX_ISSUER = 1_024;
    private static final int MAX_CLIENT_ID = 256;
    private static final int MAX_SCOPES = 20;
    private static final int MAX_SCOPE = 200;
    private static final UrlRule ISSUER = UrlRule.of("issuer", MAX_ISSUER).withoutQuery();

    /** A way in which the token endpoint authenticates Muster (OpenID Connect Core 9). */
    public enum ClientAuthentication {
        SECRET_BASIC,
        SECRET_POST,
        /** By a signature with a private key, which is the secret: a JWK (RFC 7517). */
        PRIVATE_KEY_JWT
    }

    /**
     * @throws Problem INVALID_VALUE if the issuer is no URL without query and fragment, or if a value is blank, too
     *     long or has a character that it can't have
     */
    public OidcSettings {
        ISSUER.read(issuer);
        Texts.require("clientId", clientId, MAX_CLIENT_ID);
        if (!clientId.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw Problem.invalidValue("clientId must be printable ASCII");
        }
        Set<String> distinct = new LinkedHashSet<>(scopes);
        distinct.remove("openid");
        if (distinct.size() > MAX_SCOPES || !distinct.stream().allMatch(OidcSettings::isScope)) {
            throw Problem.invalidValue("scopes must be at most " + MAX_SCOPES + " words of OAuth 2.0");
        }
        scopes = List.copyOf(distinct);
    }

    @Override
    public SsoProtocol protocol() {
        return SsoProtocol.OIDC;
    }

    @Override
    public boolean hasSameSubjectsAs(ProviderSettings other) {
        return other instanceof OidcSettings oidc && issuer.equals(oidc.issuer) && clientId.equals(oidc.clientId);
    }

    /** Returns whether the secret is a private key. */
    public boolean usesPrivateKey() {
        return clientAuthentication == ClientAuthentication.PRIVATE_KEY_JWT;
    }

    private static boolean isScope(String scope) {
        return scope.length() <= MAX_SCOPE && scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
    }
}
