package io.muster.idp.connection.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads discovery documents (OpenID Connect Discovery 4). A document is read again after {@link #FRESH}; while the
 * provider does not answer, the last one serves until {@link #STALE}. Only what sign-ins use of a document is kept, and
 * counts as the whole of it.
 */
final class DiscoveryDocuments {
    static final Duration FRESH = Duration.ofHours(1);
    static final Duration STALE = Duration.ofHours(24);
    /** The bytes of all documents that are kept. */
    static final int KEPT_BYTES = 1_024 * 1_024;

    private final OidcTransport transport;
    private final ExpiringCache<ProviderEndpoints> known;

    DiscoveryDocuments(OidcTransport transport, InstantSource time) {
        this.transport = transport;
        this.known = new ExpiringCache<>(time, KEPT_BYTES);
    }

    /** @throws SignInRefused if there is no document, or it is that of another issuer */
    ProviderEndpoints of(String issuer) {
        Optional<ProviderEndpoints> fresh = known.get(issuer, FRESH);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        try {
            return fresh(issuer);
        } catch (SignInRefused refused) {
            return lastKnown(issuer, refused);
        }
    }

    /** Reads the document now, whatever is known. */
    ProviderEndpoints fresh(String issuer) {
        String text = document(issuer);
        return known.put(issuer, ProviderEndpoints.of(parsed(text, issuer)), text.length());
    }

    private ProviderEndpoints lastKnown(String issuer, SignInRefused refused) {
        if (refused.code() != SignInCode.OIDC_PROVIDER_UNREACHABLE) {
            throw refused;
        }
        return known.get(issuer, STALE).orElseThrow(() -> refused);
    }

    private static OIDCProviderMetadata parsed(String text, String issuer) {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(text);
        } catch (ParseException | RuntimeException malformed) {
            throw new SignInRefused(SignInCode.OIDC_DISCOVERY, Quoted.of(String.valueOf(malformed.getMessage())));
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new SignInRefused(
                    SignInCode.OIDC_ISSUER,
                    "The document states " + Quoted.of(metadata.getIssuer().getValue()));
        }
        requireUrl("authorization_endpoint", metadata.getAuthorizationEndpointURI(), issuer);
        requireUrl("token_endpoint", metadata.getTokenEndpointURI(), issuer);
        requireUrl("jwks_uri", metadata.getJWKSetURI(), issuer);
        if (metadata.getUserInfoEndpointURI() != null) {
            requireUrl("userinfo_endpoint", metadata.getUserInfoEndpointURI(), issuer);
        }
        return metadata;
    }

    private String document(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            return transport.document(URI.create(base + "/.well-known/openid-configuration"));
        } catch (IOException unreachable) {
            throw new SignInRefused(
                    SignInCode.OIDC_PROVIDER_UNREACHABLE, Quoted.of(String.valueOf(unreachable.getMessage())));
        }
    }

    /** Requires https, unless the issuer itself, which a demonstration or test allows, has none. */
    private static void requireUrl(String name, URI url, String issuer) {
        boolean right = Optional.ofNullable(url)
                .filter(present -> Stream.of("https", URI.create(issuer).getScheme())
                        .anyMatch(scheme -> scheme.equalsIgnoreCase(present.getScheme())))
                .filter(present -> present.getHost() != null && present.getRawFragment() == null)
                .isPresent();
        if (!right) {
            throw new SignInRefused(SignInCode.OIDC_DISCOVERY, name + " is missing or does not begin with https://");
        }
    }
}
