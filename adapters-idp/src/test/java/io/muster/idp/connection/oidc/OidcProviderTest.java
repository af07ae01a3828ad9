package io.muster.idp.connection.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.IdentityProviders.Registration;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.Finding.Severity;
import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import io.muster.outbound.AddressBlock;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signs in at a provider on the loopback interface that tells the truth, or lies in one respect. */
class OidcProviderTest {
    /** A key that the provider does not have. */
    private static final RSAKey OTHER_KEY = TestOpenIdProvider.key();

    private static final Map<String, Object> ANA = Map.of("sub", "s1", "email", "ana@acme.example");

    private final ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor();
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private Duration passed = Duration.ZERO;
    private final OidcProvider oidc = new OidcProvider(
            new OutboundHttp(
                    new PublicAddresses(AddressBlock.list("127.0.0.1"), InetAddress::getAllByName),
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    timeouts,
                    "Muster/test",
                    OutboundHttp.Limits.NORMAL),
            () -> Clock.systemUTC().instant().plus(passed));

    @AfterEach
    void stop() {
        provider.close();
        timeouts.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientAuthentication.class,
            names = {"SECRET_BASIC", "SECRET_POST"})
    void personIsProvenWithEachKindOfSecret(ClientAuthentication authentication) throws IOException {
        provider.signsIn(Map.of(
                "sub",
                "s1",
                "email",
                "Ana@Acme.example",
                "email_verified",
                true,
                "given_name",
                "Ana",
                "groups",
                List.of("Developers")));

        ProvenIdentity ana = signIn(settings(authentication), TestOpenIdProvider.SECRET);

        assertThat(ana.subject()).isEqualTo("s1");
        assertThat(ana.email().map(EmailAddress::value)).contains("Ana@Acme.example");
        assertThat(ana.emailVerification()).isEqualTo(EmailVerification.VERIFIED);
        assertThat(ana.names().given()).contains("Ana");
        assertThat(ana.groups()).isEqualTo(new GroupClaims.Received(List.of("Developers")));
        assertThat(ana.toString()).doesNotContain("s1", "Ana");
    }

    @Test
    void timesOfATokenAreShownInIsoForm() throws IOException {
        Map<String, Object> claims = Map.of(
                "sub", "s1", "auth_time", 1_795_998_103L, "updated_at", Long.MAX_VALUE, "employee", 1_795_998_103L);
        provider.signsIn(claims);

        ProvenIdentity proven = signIn(settings(ClientAuthentication.SECRET_BASIC), TestOpenIdProvider.SECRET);

        assertThat(proven.claims())
                .containsEntry("auth_time", List.of("2026-11-30T00:21:43Z"))
                .containsEntry("updated_at", List.of("9223372036854775807"))
                .containsEntry("employee", List.of("1795998103"));
        assertThat(proven.claims().get("exp")).singleElement().satisfies(text -> assertThat(Instant.parse(text))
                .isAfter(Instant.now()));
    }

    @Test
    void sampleClaimsAreReadAsThoseOfAnIdToken() throws IOException {
        Map<String, Object> claims = Map.of(
                "sub",
                "s1",
                "email",
                "Ana@Acme.example",
                "email_verified",
                "false",
                "name",
                "Ana",
                "groups",
                List.of("Developers"));
        provider.signsIn(claims);
        OidcSettings settings = settings(ClientAuthentication.SECRET_BASIC);
        ProvenIdentity proven = signIn(settings, TestOpenIdProvider.SECRET);

        SampleIdentity sample = oidc.identify(settings, sample(claims));

        assertThat(sample.identity())
                .usingRecursiveComparison()
                .ignoringFields("claims", "authenticatedAt")
                .isEqualTo(proven);
        assertThat(sample.identity().claims()).containsOnlyKeys(claims.keySet());
        assertThat(sample.sources())
                .isEqualTo(Map.of(
                        IdentityPart.EMAIL, "email",
                        IdentityPart.DISPLAY_NAME, "name",
                        IdentityPart.GROUPS, "groups"));
        assertThat(refused(() -> oidc.identify(settings, sample(Map.of("email", "ana@acme.example"))))
                        .code())
                .isEqualTo(SignInCode.OIDC_TOKEN_SUBJECT);
    }

    private static SampleClaims sample(Map<String, Object> claims) {
        return new SampleClaims(claims, Optional.empty(), Optional.empty());
    }

    static Stream<JWK> keys() throws JOSEException {
        return Stream.of(
                TestOpenIdProvider.key(),
                new ECKeyGenerator(Curve.P_256).keyID("p256").generate(),
                new ECKeyGenerator(Curve.P_384).keyID("p384").generate(),
                new ECKeyGenerator(Curve.P_521).keyID("p521").generate());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void clientIsAuthenticatedByTheSignatureOfItsPrivateKeyOnly(JWK key) throws IOException {
        provider.signsIn(ANA);
        provider.registers(key);

        assertThat(signIn(settings(ClientAuthentication.PRIVATE_KEY_JWT), key.toJSONString())
                        .subject())
                .isEqualTo("s1");
        assertThat(refusal(settings(ClientAuthentication.PRIVATE_KEY_JWT), OTHER_KEY.toJSONString(), callback -> {})
                        .code())
                .isEqualTo(SignInCode.OIDC_CLIENT_REFUSED);
        for (String unusable : List.of("no key", key.toPublicJWK().toJSONString())) {
            SignInRefused refused = refusal(settings(ClientAuthentication.PRIVATE_KEY_JWT), unusable, callback -> {});
            assertThat(refused.code()).isEqualTo(SignInCode.OIDC_PRIVATE_KEY);
            assertThat(refused.detail()).doesNotContain(unusable);
        }
    }

    @Test
    void wrongSecretIsRefusedWithoutQuotingIt() {
        SignInRefused refused = refusal(settings(ClientAuthentication.SECRET_BASIC), "a wrong secret", callback -> {});

        assertThat(refused.code()).isEqualTo(SignInCode.OIDC_CLIENT_REFUSED);
        assertThat(refused.detail()).doesNotContain("wrong secret");
    }

    static Stream<Arguments> verifications() {
        return Stream.of(
                Arguments.of(Optional.of(true), EmailVerification.VERIFIED),
                Arguments.of(Optional.of("true"), EmailVerification.VERIFIED),
                Arguments.of(Optional.of(false), EmailVerification.UNVERIFIED),
                Arguments.of(Optional.of("false"), EmailVerification.UNVERIFIED),
                Arguments.of(Optional.of(1), EmailVerification.UNVERIFIED),
                Arguments.of(Optional.empty(), EmailVerification.UNSTATED));
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void verificationIsReadStrictly(Optional<Object> sent, EmailVerification expected) throws IOException {
        Map<String, Object> claims = new HashMap<>(ANA);
        sent.ifPresent(value -> claims.put("email_verified", value));
        provider.signsIn(claims);

        assertThat(signIn().emailVerification()).isEqualTo(expected);
    }

    @Test
    void overageOfEntraIsRecognized() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "_claim_names", Map.of("groups", "src1")));
        assertThat(signIn().groups()).isEqualTo(new GroupClaims.Overage());
        provider.signsIn(Map.of("sub", "s1", "hasgroups", true));
        assertThat(signIn().groups()).isEqualTo(new GroupClaims.Overage());
        provider.signsIn(ANA);
        assertThat(signIn().groups()).isEqualTo(new GroupClaims.None());
    }

    @Test
    void singleGroupAsTextIsAListOfOne() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "groups", "Sales"));

        assertThat(signIn().groups()).isEqualTo(new GroupClaims.Received(List.of("Sales")));
    }

    @Test
    void missingAddressIsReadFromUserInfoOfTheSameSubjectOnly() throws IOException {
        provider.signsIn(Map.of("sub", "s1"));
        provider.knowsOfThePerson(Map.of("sub", "s1", "email", "ana@acme.example"));
        assertThat(signIn().email()).isPresent();
        provider.knowsOfThePerson(Map.of("sub", "s2", "email", "bob@acme.example"));
        assertThat(signIn().email()).isEmpty();
    }

    /** Each lie of an ID token with the code of its refusal. */
    static Stream<Arguments> lies() {
        return Stream.of(
                lie("no signature", SignInCode.OIDC_TOKEN_ALGORITHM, claims -> new PlainJWT(claims).serialize()),
                claim("another issuer", SignInCode.OIDC_TOKEN_ISSUER, c -> c.issuer("https://evil.example")),
                claim("no issuer", SignInCode.OIDC_TOKEN_ISSUER, c -> c.issuer(null)),
                claim("another audience", SignInCode.OIDC_TOKEN_AUDIENCE, c -> c.audience("other")),
                claim("no audience", SignInCode.OIDC_TOKEN_AUDIENCE, c -> c.audience((String) null)),
                claim(
                        "two audiences without azp",
                        SignInCode.OIDC_TOKEN_AUDIENCE,
                        c -> c.audience(List.of(TestOpenIdProvider.CLIENT, "other"))),
                claim("two audiences with azp of the other", SignInCode.OIDC_TOKEN_AUDIENCE, c -> c.audience(
                                List.of(TestOpenIdProvider.CLIENT, "other"))
                        .claim("azp", "other")),
                claim("azp of another", SignInCode.OIDC_TOKEN_AUDIENCE, c -> c.claim("azp", "other")),
                claim("expired", SignInCode.OIDC_TOKEN_EXPIRED, c -> c.expirationTime(in(-91))),
                claim("no expiry", SignInCode.OIDC_TOKEN_EXPIRED, c -> c.expirationTime(null)),
                claim("future iat", SignInCode.OIDC_TOKEN_FROM_THE_FUTURE, c -> c.issueTime(in(120))),
                claim("no iat", SignInCode.OIDC_TOKEN_FROM_THE_FUTURE, c -> c.issueTime(null)),
                claim("future nbf", SignInCode.OIDC_TOKEN_FROM_THE_FUTURE, c -> c.notBeforeTime(in(120))),
                claim("another nonce", SignInCode.OIDC_TOKEN_NONCE, c -> c.claim("nonce", "other")),
                claim("no nonce", SignInCode.OIDC_TOKEN_NONCE, c -> c.claim("nonce", null)),
                claim("no subject", SignInCode.OIDC_TOKEN_SUBJECT, c -> c.subject(null)),
                claim("long subject", SignInCode.OIDC_TOKEN_SUBJECT, c -> c.subject("s".repeat(256))),
                lie(
                        "key of another provider",
                        SignInCode.OIDC_TOKEN_SIGNATURE,
                        claims -> TestOpenIdProvider.signed(claims, OTHER_KEY)),
                lie("not a token", SignInCode.OIDC_TOKEN_MALFORMED, claims -> "not a token"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void lyingTokenIsRefused(String name, SignInCode code, Function<JWTClaimsSet, String> token, boolean sign) {
        provider.signsIn(ANA);
        provider.makesTokens(sign ? claims -> provider.signed(parsed(token.apply(claims))) : token);

        assertThat(refusal().code()).as(name).isEqualTo(code);
    }

    /** Keys and addresses of keys in the header of a token are ignored: no such key verifies it. */
    @Test
    void keyThatTheTokenBringsAlongVerifiesNothing() throws IOException {
        provider.signsIn(ANA);
        RSAKey brought = TestOpenIdProvider.key();
        try (TestOpenIdProvider other = TestOpenIdProvider.start()) {
            provider.makesTokens(claims -> signed(
                    claims,
                    brought,
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(provider.signingKey().getKeyID())
                            .jwk(brought.toPublicJWK())
                            .jwkURL(URI.create(other.issuer() + "/jwks"))
                            .x509CertURL(URI.create(other.issuer() + "/x5u"))
                            .build()));

            assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_SIGNATURE);
            assertThat(other.keyReads()).isZero();
        }
    }

    @Test
    void headerThatDemandsAnUnknownExtensionIsRefused() {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> signed(
                claims,
                provider.signingKey(),
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(provider.signingKey().getKeyID())
                        .criticalParams(Set.of("exp"))
                        .customParam("exp", 1)
                        .build()));

        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_SIGNATURE);
    }

    @Test
    void algorithmOfAnotherTypeOfKeyIsRefused() {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> {
            try {
                ECKey other = new ECKeyGenerator(Curve.P_256)
                        .keyID(provider.signingKey().getKeyID())
                        .generate();
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID(other.getKeyID())
                                .build(),
                        claims);
                token.sign(new ECDSASigner(other));
                return token.serialize();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        });

        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_SIGNATURE);
    }

    @Test
    void encryptedTokenIsRefused() {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> {
            try {
                EncryptedJWT token =
                        new EncryptedJWT(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM), claims);
                token.encrypt(new RSAEncrypter(provider.signingKey()));
                return token.serialize();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        });

        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_ALGORITHM);
    }

    /** Claims of another type than that of the standard are no claims. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aud       | {"a":"muster"}   | OIDC_TOKEN_
            azp       | ["muster","b"]   | OIDC_TOKEN_AUDIENCE
            exp       | "tomorrow"       | OIDC_TOKEN_
            iat       | {}               | OIDC_TOKEN_
            iss       | ["https://x"]    | OIDC_TOKEN_
            nonce     | ["n"]            | OIDC_TOKEN_NONCE
            sub       | ["s1"]           | OIDC_TOKEN_
            """)
    void claimOfAnotherTypeIsRefused(String claim, String json, String code) {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> {
            try {
                Map<String, Object> all = JSONObjectUtils.parse(claims.toString());
                all.putAll(JSONObjectUtils.parse("{\"" + claim + "\":" + json + "}"));
                JWSObject token = new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(provider.signingKey().getKeyID())
                                .build(),
                        new Payload(all));
                token.sign(new RSASSASigner(provider.signingKey()));
                return token.serialize();
            } catch (JOSEException | java.text.ParseException impossible) {
                throw new IllegalStateException(impossible);
            }
        });

        assertThat(refusal().code().name()).startsWith(code);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, JWSHeader header) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void publicKeyIsNoSharedSecret() {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> {
            try {
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(provider.signingKey().getKeyID())
                                .build(),
                        claims);
                token.sign(new MACSigner(provider.signingKey().toRSAPublicKey().getEncoded()));
                return token.serialize();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        });

        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_ALGORITHM);
    }

    @Test
    void alteredTokenIsRefused() {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> {
            String[] parts = provider.signed(claims).split("\\.", -1);
            JWTClaimsSet other = new JWTClaimsSet.Builder(claims).subject("s2").build();
            String[] others = provider.signed(other).split("\\.", -1);
            return parts[0] + "." + others[1] + "." + parts[2];
        });

        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_SIGNATURE);
    }

    @Test
    void twoAudiencesAreAcceptedIfTheTokenIsForUs() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "azp", TestOpenIdProvider.CLIENT));
        provider.makesTokens(claims -> provider.signed(new JWTClaimsSet.Builder(claims)
                .audience(List.of(TestOpenIdProvider.CLIENT, "other"))
                .build()));

        assertThat(signIn().subject()).isEqualTo("s1");
    }

    @Test
    void answerOfAnotherProviderIsRefused() {
        provider.signsIn(ANA);
        provider.namesIssuer("https://evil.example");
        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_ISSUER);

        provider.states("authorization_response_iss_parameter_supported", true);
        passed = DiscoveryDocuments.FRESH;
        assertThat(refusal(settings(ClientAuthentication.SECRET_BASIC), TestOpenIdProvider.SECRET, c -> c.remove("iss"))
                        .code())
                .isEqualTo(SignInCode.OIDC_ISSUER);
    }

    @Test
    void malformedCallbackIsRefused() {
        provider.signsIn(ANA);
        assertThat(changed(c -> c.remove("code"))).isEqualTo(SignInCode.OIDC_RESPONSE);
        assertThat(changed(c -> c.put("code", List.of("a", "b")))).isEqualTo(SignInCode.OIDC_RESPONSE);
        assertThat(changed(c -> c.put("code", List.of("guessed")))).isEqualTo(SignInCode.OIDC_CODE_REFUSED);
        assertThat(changed(c -> c.put("error", List.of("access_denied")))).isEqualTo(SignInCode.OIDC_PROVIDER_ERROR);
    }

    @Test
    void codeOfAnotherSignInIsRefused() throws IOException {
        provider.signsIn(ANA);
        Map<String, List<String>> stolen = TestOpenIdProvider.visit(authenticationUrl(attempt(false)));

        assertThat(refused(() -> prove(attempt(false), stolen)).code()).isEqualTo(SignInCode.OIDC_CODE_REFUSED);
    }

    @Test
    void timeOfAuthenticationBeyondAllTimesIsNone() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "auth_time", Long.MAX_VALUE));

        assertThat(signIn().authenticatedAt()).isEmpty();
    }

    @Test
    void freshLoginIsDemandedAndChecked() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "auth_time", Instant.now().getEpochSecond()));
        Attempt attempt = attempt(true);
        URI url = authenticationUrl(attempt);
        assertThat(url.getQuery()).contains("prompt=login", "max_age=0", "code_challenge_method=S256");
        assertThat(prove(attempt, TestOpenIdProvider.visit(url)).authenticatedAt())
                .isPresent();

        provider.signsIn(Map.of("sub", "s1", "auth_time", Instant.now().getEpochSecond() - 120));
        Attempt old = attempt(true);
        Map<String, List<String>> answer = TestOpenIdProvider.visit(authenticationUrl(old));
        assertThat(refused(() -> prove(old, answer)).code()).isEqualTo(SignInCode.AUTHENTICATION_TOO_OLD);
    }

    @Test
    void rotatedKeysAreReadAgainButNotForEveryToken() throws IOException {
        provider.signsIn(ANA);
        signIn();
        RSAKey first = provider.signingKey();
        provider.rotatesKeys();

        assertThat(signIn().subject()).isEqualTo("s1");
        provider.makesTokens(claims -> TestOpenIdProvider.signed(claims, first));
        for (int at = 0; at < 20; at++) {
            assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_TOKEN_SIGNATURE);
        }
        assertThat(provider.keyReads()).isLessThan(6);
    }

    @Test
    void knownKeysServeThroughAnOutageOfFourHours() throws IOException {
        provider.signsIn(ANA);
        provider.makesTokens(claims -> provider.signed(new JWTClaimsSet.Builder(claims)
                .issueTime(Date.from(Instant.now().plus(passed)))
                .expirationTime(Date.from(Instant.now().plus(passed).plusSeconds(300)))
                .build()));
        signIn();
        provider.answersForKeys(503);
        assertThat(signIn().subject()).isEqualTo("s1");
        assertThat(provider.keyReads()).isOne();

        passed = Duration.ofMinutes(16);
        assertThat(signIn().subject()).isEqualTo("s1");
        assertThat(provider.keyReads()).isEqualTo(2);
        passed = Duration.ofHours(4).minusMinutes(1);
        assertThat(signIn().subject()).isEqualTo("s1");

        passed = Duration.ofHours(4).plusMinutes(15);
        assertThat(refusal().code()).isEqualTo(SignInCode.OIDC_PROVIDER_UNREACHABLE);
        provider.answersForKeys(200);
        passed = Duration.ofHours(4).plusMinutes(16);
        assertThat(signIn().subject()).isEqualTo("s1");
    }

    @Test
    void discoveryIsReadAgainAfterAnHourAndServesThroughAnOutage() throws IOException {
        provider.signsIn(ANA);
        URI before = authenticationUrl(attempt(false));
        provider.answersAll(503);
        assertThat(authenticationUrl(attempt(false)).getPath()).isEqualTo(before.getPath());
        passed = Duration.ofHours(2);
        assertThat(authenticationUrl(attempt(false)).getPath()).isEqualTo(before.getPath());
        passed = Duration.ofHours(25);
        assertThat(refused(() -> authenticationUrl(attempt(false))).code())
                .isEqualTo(SignInCode.OIDC_PROVIDER_UNREACHABLE);
    }

    @Test
    void discoveryOfAnotherIssuerOrWithoutEncryptionIsRefused() {
        provider.states("issuer", provider.issuer() + "/");
        assertThat(refused(() -> authenticationUrl(attempt(false))).code()).isEqualTo(SignInCode.OIDC_ISSUER);
        provider.states("issuer", provider.issuer());
        for (String endpoint : List.of("userinfo_endpoint", "jwks_uri", "token_endpoint", "authorization_endpoint")) {
            provider.states(endpoint, "ftp://idp.example/");
            assertThat(refused(() -> authenticationUrl(attempt(false))).code()).isEqualTo(SignInCode.OIDC_DISCOVERY);
            provider.states(endpoint, "https://idp.example/");
        }
        provider.states("authorization_endpoint", "javascript:alert(1)");
        assertThat(refused(() -> authenticationUrl(attempt(false))).code()).isEqualTo(SignInCode.OIDC_DISCOVERY);
    }

    @Test
    void everyCodeOfOpenIdConnectHasARefusal() {
        Set<SignInCode> shown =
                lies().map(lie -> (SignInCode) lie.get()[1]).collect(Collectors.toCollection(HashSet::new));
        shown.addAll(List.of(
                SignInCode.OIDC_PROVIDER_UNREACHABLE,
                SignInCode.OIDC_DISCOVERY,
                SignInCode.OIDC_ISSUER,
                SignInCode.OIDC_PROVIDER_ERROR,
                SignInCode.OIDC_RESPONSE,
                SignInCode.OIDC_CLIENT_REFUSED,
                SignInCode.OIDC_CODE_REFUSED,
                SignInCode.OIDC_PRIVATE_KEY));

        assertThat(Arrays.stream(SignInCode.values()).filter(code -> code.name().startsWith("OIDC_")))
                .isSubsetOf(shown);
    }

    @Test
    void checkFailsForUnsupportedMethodsAndUnreachableDocuments() {
        assertThat(check()).extracting(Finding::severity).containsOnly(Severity.OK);
        provider.states("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        provider.states("code_challenge_methods_supported", List.of("plain"));
        assertThat(check()).extracting(Finding::severity).contains(Severity.FAILED, Severity.WARNING);
        provider.answersAll(404);
        assertThat(check()).extracting(Finding::severity).containsExactly(Severity.FAILED);
    }

    private List<Finding> check() {
        OidcSettings settings = settings(ClientAuthentication.SECRET_BASIC);
        return oidc.check(settings, registration(settings, TestOpenIdProvider.SECRET));
    }

    private static Arguments lie(String name, SignInCode code, Function<JWTClaimsSet, String> token) {
        return Arguments.of(name, code, token, false);
    }

    private static Arguments claim(String name, SignInCode code, UnaryOperator<JWTClaimsSet.Builder> change) {
        Function<JWTClaimsSet, String> changed =
                claims -> change.apply(new JWTClaimsSet.Builder(claims)).build().toString();
        return Arguments.of(name, code, changed, true);
    }

    private static JWTClaimsSet parsed(String json) {
        try {
            return JWTClaimsSet.parse(json);
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private ProvenIdentity signIn() throws IOException {
        return signIn(settings(ClientAuthentication.SECRET_BASIC), TestOpenIdProvider.SECRET);
    }

    private ProvenIdentity signIn(OidcSettings settings, String secret) throws IOException {
        Attempt attempt = attempt(false);
        Registration registration = registration(settings, secret);
        return oidc.prove(
                settings,
                registration,
                attempt,
                new OidcCallback(TestOpenIdProvider.visit(oidc.authenticationUrl(settings, registration, attempt))));
    }

    private URI authenticationUrl(Attempt attempt) {
        OidcSettings settings = settings(ClientAuthentication.SECRET_BASIC);
        return oidc.authenticationUrl(settings, registration(settings, TestOpenIdProvider.SECRET), attempt);
    }

    private ProvenIdentity prove(Attempt attempt, Map<String, List<String>> parameters) {
        OidcSettings settings = settings(ClientAuthentication.SECRET_BASIC);
        return oidc.prove(
                settings, registration(settings, TestOpenIdProvider.SECRET), attempt, new OidcCallback(parameters));
    }

    private SignInCode changed(Consumer<Map<String, List<String>>> change) {
        return refusal(settings(ClientAuthentication.SECRET_BASIC), TestOpenIdProvider.SECRET, change)
                .code();
    }

    private SignInRefused refusal() {
        return refusal(settings(ClientAuthentication.SECRET_BASIC), TestOpenIdProvider.SECRET, callback -> {});
    }

    private SignInRefused refusal(OidcSettings settings, String secret, Consumer<Map<String, List<String>>> change) {
        return refused(() -> {
            Attempt attempt = attempt(false);
            Registration registration = registration(settings, secret);
            Map<String, List<String>> callback =
                    new HashMap<>(TestOpenIdProvider.visit(oidc.authenticationUrl(settings, registration, attempt)));
            change.accept(callback);
            oidc.prove(settings, registration, attempt, new OidcCallback(callback));
        });
    }

    /** Work that is refused. */
    private interface Work {
        void run() throws IOException;
    }

    private static SignInRefused refused(Work work) {
        return catchThrowableOfType(SignInRefused.class, work::run);
    }

    private static Registration registration(OidcSettings settings, String secret) {
        return new Registration(
                settings,
                Optional.of(new ClientSecret(secret)),
                new ServiceProviderValues("https://muster.example/api/v1", new OrganizationId(new UUID(0, 1))),
                List.of());
    }

    private OidcSettings settings(ClientAuthentication authentication) {
        return new OidcSettings(
                provider.issuer(),
                TestOpenIdProvider.CLIENT,
                authentication,
                OidcSettings.USUAL_SCOPES,
                new OidcClaimNames(Optional.empty(), Optional.empty(), Optional.of("groups")));
    }

    private Attempt attempt(boolean fresh) {
        byte[] random = new byte[AttemptSecret.BYTES];
        SignInId id = new SignInId(UUID.randomUUID());
        random[0] = (byte) id.value().getLeastSignificantBits();
        return new Attempt(id, AttemptSecret.of(random), fresh, Instant.now(), Optional.empty());
    }
}
