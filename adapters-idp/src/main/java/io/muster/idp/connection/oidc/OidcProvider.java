package io.muster.idp.connection.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.IdentityProviders.Registration;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.outbound.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Talks to OpenID providers as a relying party: authorization code flow with PKCE, state, nonce and issuer. */
public final class OidcProvider {
    private static final String PKCE = "pkce";
    private static final String NONCE = "nonce";

    private final OidcTransport transport;
    private final DiscoveryDocuments discovery;
    private final IdTokens idTokens;

    public OidcProvider(OutboundHttp http, InstantSource time) {
        this.transport = new OidcTransport(http);
        this.discovery = new DiscoveryDocuments(transport, time);
        this.idTokens = new IdTokens(transport, time);
    }

    /** Checks discovery, keys and the way of client authentication. */
    public List<Finding> check(OidcSettings settings, Registration registration) {
        List<Finding> findings = new ArrayList<>();
        try {
            ProviderEndpoints provider = discovery.fresh(settings.issuer());
            findings.add(Finding.ok("The discovery document was read and states the configured issuer."));
            findings.add(keys(provider));
            findings.add(clientAuthentication(settings, registration, provider));
            if (!provider.checksPkce()) {
                findings.add(Finding.warning("The provider does not state that it checks PKCE (S256)."));
            }
        } catch (SignInRefused refused) {
            findings.add(Finding.failed(refused.code().cause() + " " + refused.detail() + ". "
                    + refused.code().remedy()));
        }
        return findings;
    }

    private Finding keys(ProviderEndpoints provider) {
        try {
            int keys = idTokens.keys(provider.keys())
                    .get(new JWKSelector(new JWKMatcher.Builder().build()), null) // null: no context
                    .size();
            return keys == 0
                    ? Finding.failed("The provider publishes no key, so no ID token can be verified.")
                    : Finding.ok("The provider publishes " + keys + (keys == 1 ? " key." : " keys."));
        } catch (JOSEException unreadable) {
            return Finding.failed("The keys of the provider cannot be read at " + provider.keys() + ".");
        }
    }

    private static Finding clientAuthentication(
            OidcSettings settings, Registration registration, ProviderEndpoints provider) {
        if (registration.secret().isEmpty()) {
            return Finding.failed("The client secret, or the private key, is missing.");
        }
        ClientAuthenticationMethod method =
                authentication(settings, registration, provider.token()).getMethod();
        List<ClientAuthenticationMethod> accepted = provider.clientAuthentication();
        return accepted.isEmpty() || accepted.contains(method)
                ? Finding.ok("The provider accepts " + method + ".")
                : Finding.failed("The provider does not accept " + method + "; it accepts " + accepted + ".");
    }

    /** Returns the authentication request (OpenID Connect Core 3.1.2.1) as a URL. */
    public URI authenticationUrl(OidcSettings settings, Registration registration, Attempt attempt) {
        ProviderEndpoints provider = discovery.of(settings.issuer());
        Scope scope = new Scope(OIDCScopeValue.OPENID);
        settings.scopes().forEach(scope::add);
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        scope,
                        new ClientID(settings.clientId()),
                        registration.serviceProvider().redirectUri())
                .endpointURI(provider.authorization())
                .state(new State(attempt.id().toString()))
                .nonce(new Nonce(attempt.secret().derived(attempt.id(), NONCE)))
                .codeChallenge(
                        new CodeVerifier(attempt.secret().derived(attempt.id(), PKCE)), CodeChallengeMethod.S256);
        attempt.loginHint().ifPresent(request::loginHint);
        if (attempt.freshLogin()) {
            request.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(0);
        }
        return request.build().toURI();
    }

    /** @throws SignInRefused if the callback, the token or its claims prove nothing */
    public ProvenIdentity prove(
            OidcSettings settings, Registration registration, Attempt attempt, OidcCallback callback) {
        ProviderEndpoints provider = discovery.of(settings.issuer());
        AuthorizationCode code = code(settings, provider, callback);
        OIDCTokens tokens = exchange(settings, registration, attempt, provider, code);
        if (tokens.getIDToken() == null) {
            throw new SignInRefused(SignInCode.OIDC_TOKEN_MALFORMED, "There is no ID token");
        }
        JWTClaimsSet token = idTokens.verified(
                tokens.getIDToken(),
                provider.keys(),
                new IdTokens.Expected(
                        settings.issuer(),
                        settings.clientId(),
                        attempt.secret().derived(attempt.id(), NONCE),
                        attempt.freshLogin() ? Optional.of(attempt.started()) : Optional.empty()));
        OidcClaims claims = new OidcClaims(token.getClaims(), settings.claims());
        if (claims.lackEmail() && provider.userInfo().isPresent()) {
            claims = claims.with(userInfo(provider.userInfo().get(), tokens.getAccessToken(), token.getSubject()));
        }
        return claims.identity(token.getSubject(), IdTokens.authenticatedAt(token));
    }

    /**
     * Reads claims as those of an ID token.
     *
     * @throws SignInRefused if they have no usable subject
     */
    public SampleIdentity identify(OidcSettings settings, SampleClaims sample) {
        OidcClaims claims = new OidcClaims(sample.claims(), settings.claims());
        String subject = sample.claims().get("sub") instanceof String text ? text : "";
        IdTokens.requireSubject(subject);
        return new SampleIdentity(claims.identity(subject, Optional.empty()), claims.sources());
    }

    /** Reads the authorization response; a provider that sends its issuer has to send it always (RFC 9207). */
    private static AuthorizationCode code(OidcSettings settings, ProviderEndpoints provider, OidcCallback callback) {
        Optional<String> issuer = parameter(callback, "iss");
        if (issuer.isEmpty() ? provider.statesIssuer() : !issuer.get().equals(settings.issuer())) {
            throw new SignInRefused(
                    SignInCode.OIDC_ISSUER,
                    "The answer names " + issuer.map(Quoted::of).orElse("none"));
        }
        parameter(callback, "error").ifPresent(error -> {
            throw new SignInRefused(
                    SignInCode.OIDC_PROVIDER_ERROR,
                    Quoted.of(error
                            + parameter(callback, "error_description")
                                    .map(": "::concat)
                                    .orElse("")));
        });
        return new AuthorizationCode(parameter(callback, "code")
                .orElseThrow(() -> new SignInRefused(SignInCode.OIDC_RESPONSE, "code is missing")));
    }

    private static Optional<String> parameter(OidcCallback callback, String name) {
        List<String> values = callback.parameters().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new SignInRefused(SignInCode.OIDC_RESPONSE, name + " is there twice");
        }
        return values.stream().filter(value -> !value.isBlank()).findFirst();
    }

    private OIDCTokens exchange(
            OidcSettings settings,
            Registration registration,
            Attempt attempt,
            ProviderEndpoints provider,
            AuthorizationCode code) {
        TokenRequest request = new TokenRequest.Builder(
                        provider.token(),
                        authentication(settings, registration, provider.token()),
                        new AuthorizationCodeGrant(
                                code,
                                registration.serviceProvider().redirectUri(),
                                new CodeVerifier(attempt.secret().derived(attempt.id(), PKCE))))
                .build();
        TokenResponse response;
        try {
            HTTPRequest http = request.toHTTPRequest();
            response = OIDCTokenResponseParser.parse(http.send(transport));
        } catch (IOException unreachable) {
            throw new SignInRefused(
                    SignInCode.OIDC_PROVIDER_UNREACHABLE, Quoted.of(String.valueOf(unreachable.getMessage())));
        } catch (ParseException malformed) {
            // the message of the library may quote the answer, and so a token
            throw new SignInRefused(SignInCode.OIDC_TOKEN_MALFORMED, "The answer of the token endpoint is malformed");
        }
        if (response instanceof OIDCTokenResponse success) {
            return success.getOIDCTokens();
        }
        throw refusal(response.toErrorResponse().getErrorObject());
    }

    private static SignInRefused refusal(ErrorObject error) {
        boolean client = OAuth2Error.INVALID_CLIENT.equals(error) || OAuth2Error.UNAUTHORIZED_CLIENT.equals(error);
        return new SignInRefused(
                client ? SignInCode.OIDC_CLIENT_REFUSED : SignInCode.OIDC_CODE_REFUSED,
                "Error " + Quoted.of(String.valueOf(error.getCode())) + ", status " + error.getHTTPStatusCode());
    }

    private Map<String, Object> userInfo(URI endpoint, AccessToken token, String subject) {
        try {
            UserInfoResponse response = UserInfoResponse.parse(
                    new UserInfoRequest(endpoint, token).toHTTPRequest().send(transport));
            // without a subject that is the same, the answer may be about somebody else (OpenID Connect Core 5.3.2)
            return Optional.of(response)
                    .filter(UserInfoResponse::indicatesSuccess)
                    .map(answer -> answer.toSuccessResponse().getUserInfo())
                    .filter(info -> info != null && info.getSubject().getValue().equals(subject))
                    .map(info -> Map.<String, Object>copyOf(info.toJSONObject()))
                    .orElse(Map.of());
        } catch (IOException | ParseException nothing) {
            return Map.of();
        }
    }

    private static ClientAuthentication authentication(
            OidcSettings settings, Registration registration, URI tokenEndpoint) {
        ClientID client = new ClientID(settings.clientId());
        String secret = registration
                .secret()
                .map(ClientSecret::text)
                .orElseThrow(() -> new SignInRefused(SignInCode.OIDC_CLIENT_REFUSED, "No secret was entered"));
        return switch (settings.clientAuthentication()) {
            case SECRET_BASIC -> new ClientSecretBasic(client, new Secret(secret));
            case SECRET_POST -> new ClientSecretPost(client, new Secret(secret));
            case PRIVATE_KEY_JWT -> signed(client, tokenEndpoint, secret);
        };
    }

    private static PrivateKeyJWT signed(ClientID client, URI tokenEndpoint, String secret) {
        try {
            JWK key = JWK.parse(secret);
            if (key instanceof RSAKey rsa && rsa.isPrivate()) {
                return new PrivateKeyJWT(
                        client, tokenEndpoint, JWSAlgorithm.RS256, rsa.toPrivateKey(), key.getKeyID(), null);
            }
            if (key instanceof ECKey ec && ec.isPrivate()) {
                return new PrivateKeyJWT(
                        client, tokenEndpoint, algorithm(ec.getCurve()), ec.toPrivateKey(), key.getKeyID(), null);
            }
        } catch (java.text.ParseException | JOSEException unusable) {
            // the message of the library may quote the key
        }
        throw new SignInRefused(SignInCode.OIDC_PRIVATE_KEY, "The secret is no private JWK");
    }

    private static JWSAlgorithm algorithm(Curve curve) {
        if (curve.equals(Curve.P_384)) {
            return JWSAlgorithm.ES384;
        }
        return curve.equals(Curve.P_521) ? JWSAlgorithm.ES512 : JWSAlgorithm.ES256;
    }
}
