package io.muster.idp.connection.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies ID tokens (OpenID Connect Core 3.1.3.7). The library checks the signature with a key that the provider
 * publishes; the key's type has to fit the algorithm. It reads keys again when one is unknown, at most twice in
 * {@link #KEYS_AGAIN}, and keeps known keys through an outage of {@link #KEYS_STALE}.
 */
final class IdTokens {
    /** Differences between clocks that are tolerated. */
    static final Duration SKEW = Duration.ofSeconds(90);

    private static final Duration KEYS_FRESH = Duration.ofMinutes(15);
    private static final Duration KEYS_AGAIN = Duration.ofSeconds(30);
    private static final Duration KEYS_STALE = Duration.ofHours(4);
    private static final Duration KEYS_AWAITED = Duration.ofSeconds(30);
    private static final Duration SOURCES_KEPT = Duration.ofDays(1);
    private static final int MAX_SUBJECT = 255;

    /** The bytes of all documents with keys that are kept parsed, which takes up to twenty times as much memory. */
    static final int KEPT_BYTES = 512 * 1_024;

    /** Only those with key pairs: with a shared secret, a verifier of tokens could also make them. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcTransport transport;
    private final InstantSource time;
    private final ExpiringCache<JWKSource<SecurityContext>> sources;

    IdTokens(OidcTransport transport, InstantSource time) {
        this.transport = transport;
        this.time = time;
        this.sources = new ExpiringCache<>(time, KEPT_BYTES);
    }

    /**
     * Values that an ID token has to contain.
     *
     * @param authenticatedAfter the earliest {@code auth_time}; empty if any will do
     */
    record Expected(String issuer, String clientId, String nonce, Optional<Instant> authenticatedAfter) {}

    /** @throws SignInRefused if the token is not signed by the provider, or states something else than expected */
    JWTClaimsSet verified(JWT token, URI keys, Expected expected) {
        if (!(token instanceof SignedJWT signed)
                || !ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
            throw new SignInRefused(
                    SignInCode.OIDC_TOKEN_ALGORITHM,
                    "Algorithm " + Quoted.of(String.valueOf(token.getHeader().getAlgorithm())));
        }
        JWTClaimsSet claims = signatureVerified(signed, keys);
        require(claims, expected);
        return claims;
    }

    /** Returns the keys of a provider, which are read at most as often as for sign-ins. */
    JWKSource<SecurityContext> keys(URI url) {
        return sources.get(url.toString(), SOURCES_KEPT).orElseGet(() -> sources.put(url.toString(), source(url), 0));
    }

    private JWTClaimsSet signatureVerified(SignedJWT token, URI keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // claims are verified once the signature is
        });
        try {
            return processor.process(token, null); // null: no key depends on a context
        } catch (JWKSetUnavailableException unreachable) {
            throw new SignInRefused(SignInCode.OIDC_PROVIDER_UNREACHABLE, "The keys cannot be read");
        } catch (KeySourceException limited) {
            throw new SignInRefused(SignInCode.OIDC_TOKEN_SIGNATURE, "The key is unknown; keys were read just now");
        } catch (BadJOSEException | JOSEException refused) {
            throw new SignInRefused(
                    SignInCode.OIDC_TOKEN_SIGNATURE,
                    "Key id " + Quoted.of(String.valueOf(token.getHeader().getKeyID())));
        }
    }

    private void require(JWTClaimsSet claims, Expected expected) {
        Instant now = time.instant();
        if (!expected.issuer().equals(claims.getIssuer())) {
            throw refused(SignInCode.OIDC_TOKEN_ISSUER, claims.getIssuer());
        }
        List<String> audience = claims.getAudience();
        Optional<String> authorized =
                Optional.ofNullable(claims.getClaim("azp")).map(Object::toString);
        boolean addressedToClient = audience.contains(expected.clientId())
                && (audience.size() == 1 || authorized.isPresent())
                && authorized
                        .filter(party -> !party.equals(expected.clientId()))
                        .isEmpty();
        if (!addressedToClient) {
            throw refused(
                    SignInCode.OIDC_TOKEN_AUDIENCE,
                    audience + authorized.map(" azp "::concat).orElse(""));
        }
        Instant expiry = moment(claims.getExpirationTime(), SignInCode.OIDC_TOKEN_EXPIRED);
        if (!now.isBefore(expiry.plus(SKEW))) {
            throw refused(SignInCode.OIDC_TOKEN_EXPIRED, expiry);
        }
        Instant issued = moment(claims.getIssueTime(), SignInCode.OIDC_TOKEN_FROM_THE_FUTURE);
        Instant validFrom = Optional.ofNullable(claims.getNotBeforeTime())
                .map(Date::toInstant)
                .filter(notBefore -> notBefore.isAfter(issued))
                .orElse(issued);
        if (validFrom.isAfter(now.plus(SKEW))) {
            throw refused(SignInCode.OIDC_TOKEN_FROM_THE_FUTURE, validFrom);
        }
        if (!expected.nonce().equals(claims.getClaim("nonce"))) {
            throw new SignInRefused(SignInCode.OIDC_TOKEN_NONCE, "Another nonce, or none");
        }
        requireSubject(Objects.requireNonNullElse(claims.getSubject(), ""));
        expected.authenticatedAfter().ifPresent(earliest -> {
            if (authenticatedAt(claims)
                    .filter(at -> !at.isBefore(earliest.minus(SKEW)))
                    .isEmpty()) {
                throw new SignInRefused(SignInCode.AUTHENTICATION_TOO_OLD, "auth_time is missing or too old");
            }
        });
    }

    /** @throws SignInRefused OIDC_TOKEN_SUBJECT if it is blank or longer than 255 characters */
    static void requireSubject(String subject) {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new SignInRefused(SignInCode.OIDC_TOKEN_SUBJECT, "sub has " + subject.length() + " characters");
        }
    }

    static Optional<Instant> authenticatedAt(JWTClaimsSet claims) {
        return moment(claims.getClaim("auth_time"));
    }

    /** Returns the time of a NumericDate (RFC 7519 section 2), or nothing if the value is none. */
    static Optional<Instant> moment(@Nullable Object value) {
        try {
            return value instanceof Number seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                    : Optional.empty();
        } catch (DateTimeException beyondAllTimes) {
            return Optional.empty();
        }
    }

    private static Instant moment(@Nullable Date date, SignInCode code) {
        return Optional.ofNullable(date)
                .map(Date::toInstant)
                .orElseThrow(() -> new SignInRefused(code, "The time is missing"));
    }

    private static SignInRefused refused(SignInCode code, @Nullable Object found) {
        return new SignInRefused(code, "Received " + Quoted.of(String.valueOf(found)));
    }

    private Resource document(URL url) throws IOException {
        Resource document = transport.retrieveResource(url);
        sources.setSize(url.toString(), document.getContent().length());
        return document;
    }

    private JWKSource<SecurityContext> source(URI url) {
        try {
            JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(url.toURL(), this::document)
                    .cache(KEYS_FRESH.toMillis(), KEYS_AWAITED.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_AGAIN.toMillis())
                    .outageTolerant(KEYS_STALE.toMillis())
                    .build();
            JWKSetSource<SecurityContext> keys = ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
            return new JWKSetBasedJWKSource<>(new OnClock(keys, time));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("discovery accepts http and https only", impossible);
        }
    }

    /** Lets keys age by the clock of Muster in place of that of the system, which the library asks. */
    private static final class OnClock extends JWKSetSourceWrapper<SecurityContext> {
        private final InstantSource time;

        OnClock(JWKSetSource<SecurityContext> source, InstantSource time) {
            super(source);
            this.time = time;
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long systemTime, @Nullable SecurityContext context)
                throws KeySourceException {
            return getSource().getJWKSet(refresh, time.instant().toEpochMilli(), context);
        }
    }
}
