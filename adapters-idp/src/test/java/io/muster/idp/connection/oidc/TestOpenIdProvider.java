package io.muster.idp.connection.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import net.minidev.json.JSONObject;

/** An OpenID provider on the loopback interface that signs in whom the test wants, at once, and lies if it should. */
public final class TestOpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "muster";
    public static final String SECRET = "a client secret, with space+plus%";

    /** One for all providers: making a key takes longer than most tests. */
    private static final RSAKey FIRST_KEY = key();

    private final HttpServer server;
    private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keyReads = new AtomicInteger();
    private final JSONObject metadata = new JSONObject();
    private volatile RSAKey key = FIRST_KEY;
    private volatile Function<JWTClaimsSet, String> tokens = this::signed;
    private volatile Map<String, Object> person = Map.of();
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile Optional<String> answeredIssuer = Optional.empty();
    private volatile Optional<JWK> clientKey = Optional.empty();
    private volatile int status = 200;
    private volatile int keysStatus = 200;
    private final LongAdder busy = new LongAdder();

    private TestOpenIdProvider(HttpServer server) {
        this.server = server;
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/authorize");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("userinfo_endpoint", issuer() + "/userinfo");
        metadata.put("jwks_uri", issuer() + "/jwks");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
    }

    public static TestOpenIdProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestOpenIdProvider provider = new TestOpenIdProvider(server);
            server.createContext("/", exchange -> {
                long begin = System.nanoTime();
                try (exchange) {
                    provider.answer(exchange);
                } finally {
                    provider.busy.add(System.nanoTime() - begin);
                }
            });
            server.start();
            return provider;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs in a person with these claims. */
    public void signsIn(Map<String, Object> claims) {
        person = claims;
    }

    /** Makes the text of ID tokens. */
    public void makesTokens(Function<JWTClaimsSet, String> maker) {
        tokens = maker;
    }

    void knowsOfThePerson(Map<String, Object> claims) {
        userInfo = claims;
    }

    /** Sends another {@code iss} in authorization responses. */
    void namesIssuer(String issuer) {
        answeredIssuer = Optional.of(issuer);
    }

    void states(String name, Object value) {
        metadata.put(name, value);
    }

    /** Answers everything with this status, or as always with 200. */
    void answersAll(int wanted) {
        status = wanted;
    }

    /** Answers requests for its keys with this status, or as always with 200. */
    void answersForKeys(int wanted) {
        keysStatus = wanted;
    }

    /** Registers the public key of the client, for {@code private_key_jwt}. */
    void registers(JWK publicKey) {
        clientKey = Optional.of(publicKey.toPublicJWK());
    }

    /** Publishes and uses another key from now on. */
    public void rotatesKeys() {
        key = key();
    }

    RSAKey signingKey() {
        return key;
    }

    /** Returns how long it has worked for all its answers together. */
    public Duration busy() {
        return Duration.ofNanos(busy.sum());
    }

    int keyReads() {
        return keyReads.get();
    }

    /** Signs a token with the present key. */
    public String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    /** Signs a token with any key. */
    public static String signed(JWTClaimsSet claims, RSAKey with) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(with.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes a key that no provider publishes. */
    public static RSAKey key() {
        try {
            return new RSAKeyGenerator(2_048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (status != 200) {
            send(exchange, status, "{}");
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, metadata.toJSONString());
            case "/jwks" -> {
                keyReads.incrementAndGet();
                send(exchange, keysStatus, keysStatus == 200 ? new JWKSet(key).toString(true) : "{}");
            }
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            case "/userinfo" -> send(exchange, 200, new JSONObject(userInfo).toJSONString());
            default -> send(exchange, 404, "{}");
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, List<String>> request =
                URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        Secrets.add(code);
        codes.put(code, request);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        first(request, "redirect_uri") + "?code=" + code + "&state=" + encoded(first(request, "state"))
                                + "&iss=" + encoded(answeredIssuer.orElse(issuer())));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, List<String>> body =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, List<String>> request = codes.remove(first(body, "code"));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
        boolean authenticated = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || (SECRET.equals(first(body, "client_secret")) && CLIENT.equals(first(body, "client_id")))
                || isSignedByTheClient(body);
        if (!authenticated) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        boolean proven = request != null
                && first(body, "redirect_uri").equals(first(request, "redirect_uri"))
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(first(body, "code_verifier")))
                        .getValue()
                        .equals(first(request, "code_challenge"));
        if (!proven) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String access = "access-" + UUID.randomUUID();
        String idToken = tokens.apply(claims(first(request, "nonce")));
        for (String secret :
                List.of(access, idToken, SECRET, first(body, "client_assertion"), first(body, "code_verifier"))) {
            Secrets.add(secret);
        }
        JSONObject answer = new JSONObject();
        answer.put("access_token", access);
        answer.put("token_type", "Bearer");
        answer.put("id_token", idToken);
        send(exchange, 200, answer.toJSONString());
    }

    /** Verifies the assertion of a client (RFC 7523 section 3, OpenID Connect Core 9). */
    private boolean isSignedByTheClient(Map<String, List<String>> body) {
        if (clientKey.isEmpty()
                || !first(body, "client_assertion_type")
                        .equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")) {
            return false;
        }
        try {
            SignedJWT assertion = SignedJWT.parse(first(body, "client_assertion"));
            Key publicKey = clientKey.get() instanceof RSAKey rsa
                    ? rsa.toPublicKey()
                    : clientKey.get().toECKey().toPublicKey();
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            return assertion.verify(new DefaultJWSVerifierFactory().createJWSVerifier(assertion.getHeader(), publicKey))
                    && clientKey.get().getKeyID().equals(assertion.getHeader().getKeyID())
                    && CLIENT.equals(claims.getIssuer())
                    && CLIENT.equals(claims.getSubject())
                    && claims.getAudience().contains(issuer() + "/token")
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now())
                    && claims.getJWTID() != null;
        } catch (java.text.ParseException | JOSEException malformed) {
            return false;
        }
    }

    private JWTClaimsSet claims(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce);
        person.forEach(claims::claim);
        return claims.build();
    }

    private static void send(HttpExchange exchange, int answered, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answered, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Follows a browser to the provider, and returns the parameters with which it comes back. */
    static Map<String, List<String>> visit(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        String location = connection.getHeaderField("Location");
        return URLUtils.parseParameters(URI.create(location).getRawQuery());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
