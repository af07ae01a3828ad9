package io.muster.idp.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The protocol of the provider (OpenID Connect Core, authorization code flow with PKCE): it proves whom somebody
 * clicks. Keys and codes are in memory only, and a new start makes others.
 */
public final class DemoProvider {
    static final Duration CODE_LIFE = Duration.ofMinutes(1);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final int MAX_CODES = 100;

    private final String issuer;
    private final DemoClient client;
    private final List<DemoPerson> people;
    private final InstantSource time;
    private final Supplier<String> secrets;
    private final ECKey key;
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    /** The sign-in for which a code was issued. */
    private record Grant(AuthenticationRequest request, DemoPerson person, Instant at) {}

    /** @param secrets makes texts that nobody can guess, for URLs */
    public DemoProvider(
            String issuer, DemoClient client, List<DemoPerson> people, InstantSource time, Supplier<String> secrets) {
        this.issuer = issuer;
        this.client = client;
        this.people = List.copyOf(people);
        this.time = time;
        this.secrets = secrets;
        try {
            this.key = new ECKeyGenerator(Curve.P_256).keyID(secrets.get()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String issuer() {
        return issuer;
    }

    public DemoClient client() {
        return client;
    }

    public List<DemoPerson> people() {
        return people;
    }

    /** Returns the discovery document. */
    String metadata() {
        return JSONObjectUtils.toJSONString(Map.ofEntries(
                Map.entry("issuer", issuer),
                Map.entry("authorization_endpoint", issuer + "/authorize"),
                Map.entry("token_endpoint", issuer + "/token"),
                Map.entry("jwks_uri", issuer + "/jwks"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("grant_types_supported", List.of("authorization_code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("scopes_supported", List.of("openid", "email", "profile")),
                Map.entry("id_token_signing_alg_values_supported", List.of("ES256")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry("token_endpoint_auth_methods_supported", List.of("client_secret_basic")),
                Map.entry("authorization_response_iss_parameter_supported", true)));
    }

    /** Returns where a click on the tile of the client leads. */
    URI tile() {
        return URI.create(
                client.initiateLoginUri() + "&" + URLUtils.serializeParameters(Map.of("iss", List.of(issuer))));
    }

    /** Returns the public key as a JWK set. */
    String keys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /**
     * Reads an authentication request.
     *
     * @throws DemoRefused if it is malformed, of another client, or without PKCE
     */
    AuthenticationRequest request(String query) throws DemoRefused {
        AuthenticationRequest request;
        try {
            request = AuthenticationRequest.parse(query);
        } catch (ParseException malformed) {
            throw new DemoRefused("invalid_request");
        }
        boolean registered = client.id().equals(request.getClientID().getValue())
                && client.redirectUri().equals(request.getRedirectionURI());
        if (!registered) {
            throw new DemoRefused("unauthorized_client");
        }
        boolean complete = ResponseType.CODE.equals(request.getResponseType())
                && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                && request.getState() != null
                && request.getNonce() != null;
        if (!complete) {
            throw new DemoRefused("invalid_request");
        }
        return request;
    }

    /**
     * Answers an authentication request as if somebody had clicked this person. Returns where the browser goes.
     *
     * @throws IllegalArgumentException if the request is none of Muster's, or nobody has the id
     */
    public URI click(URI request, String person) {
        try {
            return authorize(request(request.getRawQuery()), person);
        } catch (DemoRefused refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    URI authorize(AuthenticationRequest request, String id) throws DemoRefused {
        DemoPerson person = people.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DemoRefused("access_denied"));
        String code = secrets.get();
        synchronized (grants) {
            if (grants.size() >= MAX_CODES) {
                grants.remove(grants.keySet().iterator().next());
            }
            grants.put(code, new Grant(request, person, time.instant()));
        }
        Map<String, List<String>> answer = new LinkedHashMap<>();
        answer.put("code", List.of(code));
        answer.put("state", List.of(request.getState().getValue()));
        answer.put("iss", List.of(issuer));
        return URI.create(client.redirectUri() + "?" + URLUtils.serializeParameters(answer));
    }

    /**
     * Exchanges a code, once, for an ID token. Returns the answer in JSON.
     *
     * @param authorization the header of that name
     * @param form the body of the request
     * @throws DemoRefused invalid_client or invalid_grant
     */
    String token(String authorization, String form) throws DemoRefused {
        requireClient(authorization);
        Map<String, List<String>> parameters = URLUtils.parseParameters(form);
        Grant grant = grant(parameters);
        return JSONObjectUtils.toJSONString(Map.of(
                "access_token", secrets.get(),
                "token_type", "Bearer",
                "expires_in", TOKEN_LIFE.toSeconds(),
                "id_token", idToken(grant)));
    }

    private void requireClient(String authorization) throws DemoRefused {
        try {
            ClientSecretBasic sent = ClientSecretBasic.parse(authorization);
            if (sent.getClientID().getValue().equals(client.id())
                    && sent.getClientSecret().getValue().equals(client.secret())) {
                return;
            }
        } catch (ParseException malformed) {
            // refused below, as a wrong secret is
        }
        throw new DemoRefused("invalid_client");
    }

    private Grant grant(Map<String, List<String>> parameters) throws DemoRefused {
        Optional<Grant> grant;
        synchronized (grants) {
            grant = Optional.ofNullable(grants.remove(first(parameters, "code")));
        }
        return grant.filter(known -> time.instant().isBefore(known.at().plus(CODE_LIFE)))
                .filter(known -> first(parameters, "grant_type").equals("authorization_code"))
                .filter(known -> first(parameters, "redirect_uri")
                        .equals(client.redirectUri().toString()))
                .filter(known -> isProven(known, first(parameters, "code_verifier")))
                .orElseThrow(() -> new DemoRefused("invalid_grant"));
    }

    private static boolean isProven(Grant grant, String verifier) {
        try {
            return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                    .equals(grant.request().getCodeChallenge());
        } catch (IllegalArgumentException notOfTheForm) {
            return false;
        }
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    private String idToken(Grant grant) {
        Instant now = time.instant();
        DemoPerson person = grant.person();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(client.id())
                        .subject(person.id())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                        .claim("auth_time", grant.at().getEpochSecond())
                        .claim("nonce", grant.request().getNonce().getValue())
                        .claim("email", person.email())
                        .claim("email_verified", true)
                        .claim("given_name", person.givenName())
                        .claim("family_name", person.familyName())
                        .claim("name", person.name())
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
