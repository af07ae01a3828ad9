package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.connection.saml.TestSamlProvider;
import io.muster.idp.connection.saml.TestSamlProvider.Form;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who controls an organization, its identity provider and what that states, tries to become a member of
 * another organization, or another member of the same one. Each attempt has a twin that succeeds.
 */
@OnEachDatabase
class TakeoverIT {
    private final MusterServer server;
    private final Tenant acme;
    private final Tenant evil;
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final TestOpenIdProvider evilProvider = TestOpenIdProvider.start();

    TakeoverIT(MusterServer server) {
        this.server = server;
        acme = Tenant.on(server);
        evil = Tenant.on(server);
    }

    @AfterEach
    void stopProviders() {
        provider.close();
        evilProvider.close();
    }

    @Test
    void subjectOfAnotherOrganizationsMemberIsTheOwnMemberOfThatName() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        SingleSignOn theirs = SingleSignOn.connected(evil, evilProvider);
        String ana = ours.member("ana", "ADMIN");
        ours.signIn("ana");
        String mallory = evil.user("mallory");

        String page = signIn(theirs, Map.of("sub", "subject of ana", "email", evil.email("mallory")));

        assertThat(page).contains(mallory).doesNotContain(ana);
        assertThat(signIn(theirs, Map.of("sub", "subject of ana"))).contains(mallory);
        assertThat(signIn(theirs, Map.of("sub", "subject of bob"))).contains("EMAIL_MISSING");
    }

    @Test
    void addressOfAnotherOrganizationsMemberIsRefusedHoweverItIsStated() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        SingleSignOn theirs = SingleSignOn.connected(evil, evilProvider);
        String ana = ours.member("ana", "ADMIN");
        String address = acme.email("ana");

        for (Object verified : List.of(true, false, "true", "absent")) {
            Map<String, Object> claims = new HashMap<>(Map.of("sub", "s" + verified, "email", address));
            if (!verified.equals("absent")) {
                claims.put("email_verified", verified);
            }
            assertThat(signIn(theirs, claims))
                    .as("email_verified %s", verified)
                    .containsAnyOf("DOMAIN_NOT_VERIFIED", "EMAIL_UNVERIFIED");
        }
        assertThat(signIn(ours, Map.of("sub", "s1", "email", address))).contains(ana);
    }

    @Test
    void justInTimeMembershipMakesNoMemberWithAnAddressOfAnotherOrganization() throws IOException {
        SingleSignOn theirs = SingleSignOn.connected(evil, evilProvider);
        evil.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        evil.admin().put("/provisioning", "{'mode':'JIT'}").is(200);

        assertThat(signIn(theirs, Map.of("sub", "s1", "email", acme.email("ana"), "email_verified", true)))
                .contains("DOMAIN_NOT_VERIFIED");
        assertThat(evil.admin().get("/members?text=ana").is(200).list("items")).isEmpty();
        assertThat(signIn(theirs, Map.of("sub", "s1", "email", evil.email("ana"))))
                .contains(evil.email("ana"));
    }

    @Test
    void addressIsRefusedWhereItsVerificationIsDeniedAndAcceptedWhereItIsAbsent() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        String ana = ours.member("ana", "VIEWER");
        String address = acme.email("ana");

        assertThat(signIn(ours, Map.of("sub", "s1", "email", address, "email_verified", false)))
                .contains("EMAIL_UNVERIFIED");
        assertThat(acme.admin().get("/connection/never-signed-in").is(200).body())
                .contains(ana);
        assertThat(signIn(ours, Map.of("sub", "s1", "email", address))).contains(ana);
    }

    @Test
    void secondSubjectWithTheAddressOfALinkedMemberIsRefusedUntilUnlinked() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        String ana = ours.member("ana", "VIEWER");
        ours.signIn("ana");

        assertThat(signIn(ours, Map.of("sub", "another", "email", acme.email("ana"))))
                .contains("MEMBER_LINKED_TO_ANOTHER");

        acme.admin().delete("/members/" + ana + "/sso-link").is(204);
        assertThat(signIn(ours, Map.of("sub", "another", "email", acme.email("ana"))))
                .contains(ana);
    }

    @Test
    void subjectOfTheFormerIssuerEntersNobodyAtTheNextOne() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        String ana = ours.member("ana", "ADMIN");
        ours.signIn("ana");
        SingleSignOn next = SingleSignOn.connected(acme, evilProvider);
        String bob = ours.member("bob", "VIEWER");

        assertThat(signIn(next, Map.of("sub", "subject of ana"))).contains("EMAIL_MISSING");
        assertThat(signIn(next, Map.of("sub", "subject of ana", "email", acme.email("bob"))))
                .contains(bob)
                .doesNotContain(ana);
    }

    @Test
    void tokenOfAnotherIssuerClientOrKeyIsRefused() throws IOException {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        ours.member("ana", "ADMIN");
        Map<String, Object> ana = Map.of("sub", "s1", "email", acme.email("ana"));

        signs(claims -> claims.issuer(evilProvider.issuer()));
        assertThat(signIn(ours, ana)).contains("OIDC_TOKEN_ISSUER");
        signs(claims -> claims.audience("client of another service"));
        assertThat(signIn(ours, ana)).contains("OIDC_TOKEN_AUDIENCE");
        provider.makesTokens(claims -> TestOpenIdProvider.signed(claims, TestOpenIdProvider.key()));
        assertThat(signIn(ours, ana)).contains("OIDC_TOKEN_SIGNATURE");
        signs(claims -> claims);
        assertThat(signIn(ours, ana)).contains(acme.email("ana"));
    }

    @Test
    void sessionOfOneOrganizationOpensNoOther() {
        SingleSignOn ours = SingleSignOn.connected(acme, provider);
        SingleSignOn theirs = SingleSignOn.connected(evil, evilProvider);
        ours.member("ana", "ADMIN");
        theirs.member("mallory", "ADMIN");
        Browser browser = theirs.signIn("mallory");

        browser.admin(server).at(evil.admin().base()).get("/members").is(200);
        assertThat(browser.admin(server).at(acme.admin().base()).get("/members").status())
                .isIn(403, 404);
        browser.cookies().replaceAll((name, value) -> value.replace(evil.id(), acme.id()));
        browser.admin(server).get("/session").is(401);
    }

    /** One identity provider, with one key, serves both organizations. It has signed in somebody at the other one. */
    @Test
    void assertionForAnotherOrganizationIsRefusedThoughTheProviderIsTheSame() throws IOException {
        TestSamlProvider saml = new TestSamlProvider();
        Map<String, String> ana = Map.of("email", acme.email("ana"));
        acme.user("ana");
        acme.admin()
                .put(
                        "/connection/draft/saml",
                        "{'entityId':'" + TestSamlProvider.ENTITY_ID + "','ssoUrl':'" + TestSamlProvider.SSO_URL
                                + "','certificates':['" + saml.certificate().text() + "']}")
                .is(200);

        saml.changes(xml -> xml.replace(acme.id(), evil.id()));
        assertThat(test(saml, ana)).contains("SAML_DESTINATION");
        saml.changes(xml -> xml.replace(acme.id() + "/metadata", evil.id() + "/metadata"));
        assertThat(test(saml, ana)).contains("SAML_AUDIENCE");
        saml.changes(xml -> xml.replaceFirst("Recipient=\"[^\"]*", "Recipient=\"" + evilAcs()));
        assertThat(test(saml, ana)).contains("SAML_RECIPIENT");
        saml.changes(xml -> xml);
        assertThat(test(saml, ana)).contains("The test was passed");
    }

    private String evilAcs() {
        return evil.admin().get("/connection").is(200).text("/serviceProvider/acsUrl");
    }

    /** Brings the provider's response to the consumer service of the organization that has asked for it. */
    private String test(TestSamlProvider saml, Map<String, String> attributes) throws IOException {
        Browser tester = new Browser();
        String url = acme.admin().post("/connection/draft/tests", "").is(201).text("/url");
        Form form = saml.signsIn(tester.location(tester.send(url)), "ana-1", attributes);
        return tester.postFromAnotherSite(form.acs(), form.fields()).body();
    }

    private void signs(UnaryOperator<JWTClaimsSet.Builder> change) {
        provider.makesTokens(claims ->
                provider.signed(change.apply(new JWTClaimsSet.Builder(claims)).build()));
    }

    private static String signIn(SingleSignOn connection, Map<String, Object> claims) throws IOException {
        connection.provider().signsIn(claims);
        Browser browser = new Browser();
        return browser.outcome(browser.send(connection.initiation()));
    }
}
