package io.muster.idp.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DemoProviderTest {
    private static final String ISSUER = "http://127.0.0.1:9080/demo/idp";
    private static final URI CALLBACK = URI.create("http://127.0.0.1:9080/callback");
    private static final String VERIFIER = "verifier-of-at-least-forty-three-characters-0123456789";
    private static final String SECRET = "secret of the client";
    private static final DemoPerson ANA = new DemoPerson("ana", "Ana", "Ruiz", "ana@acme.example", "A <note>");

    private final AtomicInteger made = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final DemoProvider provider = new DemoProvider(
            ISSUER,
            new DemoClient("muster", SECRET, CALLBACK, URI.create("http://127.0.0.1:9080/initiate?target_link_uri=/")),
            List.of(ANA),
            () -> now,
            () -> "secret" + made.incrementAndGet());

    @Test
    void clickedPersonIsProvenByASignedToken() throws Exception {
        Map<String, List<String>> answer = click(query());
        assertThat(answer).containsEntry("state", List.of("s")).containsEntry("iss", List.of(ISSUER));

        SignedJWT token = SignedJWT.parse(
                JSONObjectUtils.getString(JSONObjectUtils.parse(exchange(code(answer), VERIFIER, SECRET)), "id_token"));

        JWKSet keys = JWKSet.parse(provider.keys());
        assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(token.verify(new ECDSAVerifier(keys.getKeys().get(0).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", ISSUER)
                .containsEntry("aud", List.of("muster"))
                .containsEntry("sub", "ana")
                .containsEntry("nonce", "n")
                .containsEntry("email", "ana@acme.example")
                .containsEntry("auth_time", now.getEpochSecond());
    }

    @Test
    void tileLeadsToTheSignInOfTheClient() {
        assertThat(provider.tile())
                .hasToString(
                        "http://127.0.0.1:9080/initiate?target_link_uri=/&iss=" + URLEncoder.encode(ISSUER, UTF_8));
    }

    @Test
    void discoveryDocumentIsOneOfTheStandard() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(provider.metadata());

        assertThat(metadata.getIssuer().getValue()).isEqualTo(ISSUER);
        assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    @Test
    void codeWorksOnceForAMinuteWithItsVerifierAndTheSecretOfTheClient() throws Exception {
        String code = code(click(query()));
        exchange(code, VERIFIER, SECRET);
        assertRefused("invalid_grant", code, VERIFIER, SECRET);

        assertRefused("invalid_grant", code(click(query())), VERIFIER.replace('0', '1'), SECRET);
        assertRefused("invalid_grant", code(click(query())), "", SECRET);
        assertRefused("invalid_client", code(click(query())), VERIFIER, "another secret");
        String late = code(click(query()));
        now = now.plus(DemoProvider.CODE_LIFE);
        assertRefused("invalid_grant", late, VERIFIER, SECRET);
        assertThatThrownBy(() -> provider.token("", "code=x")).hasMessage("invalid_client");
    }

    @Test
    void requestOfAnotherClientOrWithoutPkceIsRefused() {
        for (String[] change : List.of(
                new String[] {"client_id=muster", "client_id=other", "unauthorized_client"},
                new String[] {"9080%2Fcallback", "9080%2Fevil", "unauthorized_client"},
                new String[] {"S256", "plain", "invalid_request"},
                new String[] {"&nonce=n", "", "invalid_request"},
                new String[] {"response_type=code", "response_type=token", "invalid_request"})) {
            String changed = query().replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(query());
            assertThatThrownBy(() -> provider.request(changed)).as(change[1]).hasMessage(change[2]);
        }
        assertThatThrownBy(() -> provider.click(URI.create(ISSUER + "/authorize?" + query()), "nobody"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oldestCodeIsRefusedAfterAHundredNewerOnes() throws Exception {
        String first = code(click(query()));
        for (int at = 0; at < 100; at++) {
            click(query());
        }

        assertRefused("invalid_grant", first, VERIFIER, SECRET);
    }

    @Test
    void pageHasALinkForEachPersonAndNoMarkupOfOthers() {
        String page = DemoPage.people(provider.people(), "state=%22><script>&x=y");

        assertThat(page)
                .contains("Sign in as Ana", "&amp;person=ana", "A &lt;note&gt;", "Demonstration identity provider")
                .doesNotContain("<script", "<note>");
        assertThat(DemoPage.refused("<b>")).doesNotContain("<b>");
        assertThat(provider.client().toString()).doesNotContain(SECRET);
    }

    private Map<String, List<String>> click(String query) {
        URI back = provider.click(URI.create(ISSUER + "/authorize?" + query), "ana");
        assertThat(back.toString()).startsWith(CALLBACK + "?");
        return URLUtils.parseParameters(back.getRawQuery());
    }

    private static String code(Map<String, List<String>> answer) {
        return answer.getOrDefault("code", List.of()).get(0);
    }

    private String exchange(String code, String verifier, String secret) throws DemoRefused {
        String header = new ClientSecretBasic(new ClientID("muster"), new Secret(secret)).toHTTPAuthorizationHeader();
        return provider.token(
                header,
                URLUtils.serializeParameters(Map.of(
                        "grant_type", List.of("authorization_code"),
                        "code", List.of(code),
                        "redirect_uri", List.of(CALLBACK.toString()),
                        "code_verifier", List.of(verifier))));
    }

    private void assertRefused(String error, String code, String verifier, String secret) {
        assertThatThrownBy(() -> exchange(code, verifier, secret))
                .isInstanceOf(DemoRefused.class)
                .hasMessage(error);
    }

    private static String query() {
        return "response_type=code&client_id=muster&redirect_uri=http%3A%2F%2F127.0.0.1%3A9080%2Fcallback"
                + "&scope=openid+email&state=s&nonce=n&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(VERIFIER))
                        .getValue();
    }
}
