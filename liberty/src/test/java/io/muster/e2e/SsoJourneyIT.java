package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sets a connection up by the API and signs in by it, with a browser that keeps cookies as browsers do. */
@OnEachDatabase
class SsoJourneyIT {
    private static final String SESSION = "/api/v1/session";
    private static final String AGAIN = "/api/v1/login/again";

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();

    SsoJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void memberOfScimSignsInThroughATestedConnectionUntilDeactivated() throws IOException {
        admin.get("/connection").is(200).has("/inUse", false).lacks("/draft");
        String ana = tenant.user("ana");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        admin.put("/connection/draft", SingleSignOn.draft(provider))
                .is(200)
                .has("/draft/version", 1)
                .has("/draft/secret/lastFour", "plus");
        assertThat(admin.post("/connection/draft/checks", "").is(200).body()).doesNotContain("FAILED");
        admin.post("/connection/activations", "{'version':1}").is(409);

        Answer test = admin.post("/connection/draft/tests", "").is(201);
        Browser tester = new Browser();
        assertThat(tester.follow(test.text("/url")).body()).contains("The test was passed", tenant.email("ana"));
        admin.get("/sign-ins/" + test.id()).is(200).has("/outcome", "SUCCEEDED").has("/report/member", ana);
        tester.get(server.url() + SESSION, 401);

        Answer active = admin.post("/connection/activations", "{'version':1}").is(200);
        active.has("/inUse", true);
        Browser browser = new Browser();
        browser.follow(active.text("/serviceProvider/initiateLoginUri"));
        assertThat(browser.get(server.url() + SESSION, 200)).contains(ana);
        assertThat(admin.get("/sign-ins?outcome=SUCCEEDED&test=false").is(200).list("items"))
                .hasSize(1);

        tenant.deactivate(ana).is(200);
        browser.get(server.url() + SESSION, 401);
        assertThat(browser.follow(active.text("/serviceProvider/initiateLoginUri"))
                        .body())
                .contains("MEMBER_INACTIVE");
        assertThat(admin.get("/sign-ins?code=MEMBER_INACTIVE").is(200).list("items"))
                .hasSize(1);
        assertThat(output())
                .doesNotContain(
                        TestOpenIdProvider.SECRET,
                        browser.cookies().values().stream()
                                .filter(value -> value.length() > 40)
                                .findFirst()
                                .orElse("no cookie"));
    }

    @Test
    void valuesOfTheClaimsOfATestAreShownToTheTesterOnly() throws IOException {
        tenant.user("ana");
        String value = "department-of-ana-only";
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana"), "department", value));
        admin.put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        Answer test = admin.post("/connection/draft/tests", "").is(201);
        Browser tester = new Browser();
        HttpResponse<String> atProvider = tester.send(tester.location(tester.send(test.text("/url"))));
        String callback = tester.location(atProvider);

        assertThat(new Browser().send(callback).body()).doesNotContain(value).contains("ATTEMPT_IN_ANOTHER_BROWSER");
        assertThat(tester.send(callback).body()).contains("The test was passed", "department", value);

        assertThat(tester.send(callback).body()).doesNotContain(value).contains("ATTEMPT_ENDED");
        String signIn = "/sign-ins/" + test.id();
        assertThat(admin.get(signIn).is(200).body()).contains("\"department\"");
        for (String path : List.of(
                signIn,
                "/sign-ins",
                "/sign-ins/export",
                "/sign-ins/export?format=JSONL",
                "/connection",
                "/audit-log",
                "/export")) {
            assertThat(admin.get(path).is(200).body()).as(path).doesNotContain(value);
        }
    }

    @Test
    void savedSettingsAreReadAgainSoThatAnotherAdminGoesOn() {
        String claims = "'scopes':['email','groups'],'emailClaim':'mail','userNameClaim':'upn','groupsClaim':'teams'";
        String keeping = SingleSignOn.draft(provider)
                .replace(",'secret':'" + TestOpenIdProvider.SECRET + "'", "," + claims + ",'role':'DEVELOPER'");
        admin.put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        Answer saved = admin.get("/connection").is(200);
        saved.has("/draft/oidc/clientId", TestOpenIdProvider.CLIENT)
                .has("/draft/oidc/scopes/1", "profile")
                .lacks("/draft/oidc/emailClaim");

        admin.put("/connection/draft", keeping).is(200);
        Answer draft = admin.get("/connection").is(200);

        draft.has("/draft/version", 2)
                .has("/draft/issuer", provider.issuer())
                .has("/draft/oidc/clientId", TestOpenIdProvider.CLIENT)
                .has("/draft/oidc/clientAuthentication", "SECRET_BASIC")
                .has("/draft/oidc/scopes/1", "groups")
                .has("/draft/oidc/emailClaim", "mail")
                .has("/draft/oidc/userNameClaim", "upn")
                .has("/draft/oidc/groupsClaim", "teams")
                .has("/draft/role", "DEVELOPER")
                .has("/draft/secret/lastFour", "plus")
                .has("/draft/secret/since", saved.text("/draft/secret/since"))
                .lacks("/draftTestedUntil");
        assertThat(draft.body()).doesNotContain(TestOpenIdProvider.SECRET);

        admin.put(
                        "/connection/draft",
                        SingleSignOn.draft(provider).replace(TestOpenIdProvider.SECRET, "another secret"))
                .is(200)
                .has("/draft/secret/lastFour", "cret");
        admin.put("/connection/draft", keeping.replace(TestOpenIdProvider.CLIENT, "another client"))
                .is(200)
                .lacks("/draft/secret")
                .has("/missing/0", "Enter the client secret, or the private key, that the identity provider knows.");
    }

    @Test
    void previewOfClaimsShowsTheResultOfASignInAndChangesNothing() {
        String ana = tenant.user("ana");
        String claims = "{'claims':{'sub':'s1','email':'" + tenant.email("ana") + "','name':'Ana'}}";
        admin.post("/connection/draft/preview", claims).is(404);
        admin.put("/connection/draft", SingleSignOn.draft(provider)).is(200);

        admin.post("/connection/preview", claims).is(404);
        admin.post("/connection/draft/preview", claims)
                .is(200)
                .has("/version", 1)
                .has("/protocol", "OIDC")
                .has("/identity/email", tenant.email("ana"))
                .has("/identity/displayName", "Ana")
                .has("/identity/sources/0/part", "EMAIL")
                .has("/identity/sources/0/claim", "email")
                .has("/report/member", ana)
                .has("/report/role", "VIEWER")
                .lacks("/refusal");
        admin.post("/connection/draft/preview", "{'claims':{'sub':'s1','email':'eve@elsewhere.example'}}")
                .is(200)
                .has("/identity/email", "eve@elsewhere.example")
                .has("/refusal/code", "DOMAIN_NOT_VERIFIED")
                .has("/refusal/detail", "eve@elsewhere.example")
                .lacks("/report");
        admin.post("/connection/draft/preview", "{'claims':{'email':'" + tenant.email("ana") + "'}}")
                .is(200)
                .has("/refusal/code", "OIDC_TOKEN_SUBJECT")
                .lacks("/identity");
        admin.post("/connection/draft/preview", "{'claims':{'sub':'" + "s".repeat(65_536) + "'}}")
                .is(400);
        admin.post("/connection/draft/preview", "{'claims':'s1'}").is(400);

        assertThat(admin.get("/sign-ins").is(200).list("items")).isEmpty();
        admin.post("/connection/activations", "{'version':1}").is(409);

        SingleSignOn.connected(tenant, provider);
        admin.post("/connection/preview", claims).is(200).has("/version", 2).has("/report/member", ana);
        assertThat(admin.get("/connection/never-signed-in").is(200).body()).contains(ana);
    }

    @Test
    void strangersAndAnotherOrganizationsBrowsersStayOutside() throws IOException {
        connected();
        Tenant other = Tenant.on(server);
        provider.signsIn(Map.of("sub", "s1", "email", other.email("bob")));
        other.user("bob");

        Browser browser = new Browser();
        assertThat(browser.follow(initiation()).body()).contains("DOMAIN_NOT_VERIFIED");
        browser.get(server.url() + SESSION, 401);
        HttpResponse<String> atProvider = browser.send(browser.location(browser.send(initiation())));
        String callback = browser.location(atProvider);
        assertThat(new Browser().send(callback).body()).contains("ATTEMPT_IN_ANOTHER_BROWSER");
        assertThat(browser.send(callback.replace(tenant.id(), other.id())).body())
                .contains("ATTEMPT_UNKNOWN");
        assertThat(browser.send(callback).body()).contains("DOMAIN_NOT_VERIFIED");
        assertThat(browser.send(callback).body()).contains("ATTEMPT_ENDED");
    }

    @Test
    void requiredSsoIsConfirmedByItsNumberAndToldToTheHostProduct() throws IOException {
        admin.patch("/connection", "{'requireSso':true}").is(409).has("/code", "precondition_missing");
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "ADMIN");
        String owner = sso.member("owner", "ADMIN");
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':true}").is(200);
        sso.signIn("ana");
        admin.get("/members/" + ana + "/access").is(200).has("/ssoRequired", false);

        // the tester has signed in by a test only
        Answer unconfirmed = admin.patch("/connection", "{'requireSso':true}").is(409);
        assertThat(unconfirmed.has("/code", "confirmation_required").text("/detail"))
                .startsWith("1 active member has never signed in");
        assertThat(admin.get("/connection/never-signed-in").is(200).list("items"))
                .hasSize(1);
        admin.patch("/connection", "{'requireSso':true,'neverSignedIn':1}")
                .is(200)
                .has("/requireSso", true);

        admin.get("/members/" + ana + "/access").is(200).has("/ssoRequired", true);
        admin.get("/members/" + owner + "/access").is(200).has("/ssoRequired", false);
        admin.patch("/connection", "{'requireSso':false}").is(200);
        admin.get("/members/" + ana + "/access").is(200).has("/ssoRequired", false);
    }

    @Test
    void signOutEndsTheSession() throws IOException {
        connected();
        tenant.user("ana");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        Browser browser = new Browser();
        browser.follow(server.url() + "/api/v1/login?address=" + tenant.email("ana"));
        browser.get(server.url() + SESSION, 200);
        Map<String, String> kept = Map.copyOf(browser.cookies());

        browser.admin(server).delete("/session").is(204);

        browser.cookies().putAll(kept);
        browser.get(server.url() + SESSION, 401);
    }

    @Test
    void cookiesAreForThisHostByHttpsAndForNoScript() throws IOException {
        connected();
        tenant.user("ana");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        Browser browser = new Browser();
        HttpResponse<String> started = browser.send(initiation());
        String callback = browser.location(browser.send(browser.location(started)));
        HttpResponse<String> ended = browser.send(callback);

        // a SAML response is posted by another site
        assertThat(cookie(started, "__Host-muster-attempt"))
                .contains("secure", "httponly", "path=/", "samesite=none", "max-age=600")
                .noneMatch(attribute -> attribute.startsWith("domain"));
        assertThat(cookie(ended, "__Host-muster-session"))
                .contains("secure", "httponly", "path=/", "samesite=lax")
                .noneMatch(attribute -> attribute.startsWith("domain"));
        assertThat(cookie(ended, "__Host-muster-attempt")).contains("max-age=0");
    }

    private static List<String> cookie(HttpResponse<String> response, String name) {
        String set = response.headers().allValues("Set-Cookie").stream()
                .filter(text -> text.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(set.split(";", -1))
                .skip(1)
                .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void adminSignsInAgainForActsThatOutliveTheBrowser() throws IOException {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "ADMIN");
        Browser browser = sso.signIn("ana", Map.of());
        Client page = browser.admin(server);
        page.get("/session")
                .is(200)
                .has("/member/id", ana)
                .has("/member/email", tenant.email("ana"))
                .has("/organization/id", tenant.id())
                .has("/role", "ADMIN")
                .lacks("/freshUntil");
        Client inBrowser = page.at(admin.base());
        inBrowser.post("/workspaces", "{'name':'Design'}").is(201);
        inBrowser
                .post("/provisioning/tokens/rotations", "")
                .is(403)
                .has("/code", "sign_in_again")
                .has("/signIn", AGAIN);

        provider.signsIn(Map.of(
                "sub",
                "subject of ana",
                "email",
                tenant.email("ana"),
                "auth_time",
                Instant.now().getEpochSecond()));
        HttpResponse<String> redirect = browser.send(server.url() + AGAIN + "?target=/api/v1/session");
        assertThat(redirect.headers().firstValue("Location").orElseThrow())
                .contains("prompt=login", "max_age=0", "login_hint=");
        assertThat(browser.follow(browser.location(redirect)).body()).contains(ana, "freshUntil");

        page.get("/session").is(401);
        browser.admin(server)
                .at(admin.base())
                .post("/provisioning/tokens/rotations", "")
                .is(201);
        assertThat(admin.get("/audit-log?limit=1").is(200).text("/items/0/actor"))
                .isEqualTo("a***@" + tenant.domain() + " (" + ana + ")");
    }

    @Test
    void sessionThatEndedWithADeactivationDoesNotComeBackWithTheMember() {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "VIEWER");
        Client page = sso.signIn("ana").admin(server);
        page.get("/session").is(200);
        tenant.deactivate(ana).is(200);
        page.get("/session").is(401);

        tenant.activate(ana).is(200);

        page.get("/session").is(401);
        sso.signIn("ana").admin(server).get("/session").is(200).has("/member/id", ana);
    }

    @Test
    void adminWhoUnlinksTheOwnAccountIsSignedOut() {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "ADMIN");
        Client page = sso.signIn("ana").admin(server);

        page.at(admin.base()).delete("/members/" + ana + "/sso-link").is(204);

        page.get("/session").is(401);
    }

    @Test
    void activationIsAnEventOfTheFeed() {
        Follower follower = new Follower(admin).catchUp();
        assertThat(follower.events("connection.changed")).isEmpty();

        SingleSignOn.connected(tenant, provider);

        assertThat(follower.catchUp().events("connection.changed"))
                .singleElement()
                .satisfies(event -> assertThat(event.getJsonObject("data").getString("issuer"))
                        .isEqualTo(provider.issuer()));
    }

    @Test
    void testOfAnAdminWhoSignsOutMeanwhileHasNoResult() throws IOException {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        sso.member("ana", "ADMIN");
        Client session = sso.signIn("ana").admin(server);
        Client page = session.at(admin.base());
        page.put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        String test = page.post("/connection/draft/tests", "").is(201).text("/url");
        Browser browser = new Browser();
        HttpResponse<String> toProvider = browser.send(test);

        session.delete("/session").is(204);

        assertThat(browser.follow(toProvider).body())
                .contains("TESTER_GONE")
                .doesNotContain("The test was passed", tenant.email("ana"));
        admin.get("/connection").is(200).lacks("/draftTestedUntil");
    }

    @Test
    void roleChangeCountsWithTheNextRequest() {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "ADMIN");
        sso.member("bea", "ADMIN");
        Client page = sso.signIn("ana").admin(server).at(admin.base());
        page.post("/workspaces", "{'name':'One'}").is(201);

        admin.put("/members/" + ana + "/role", "{'role':'VIEWER'}").is(200);

        page.post("/workspaces", "{'name':'Two'}").is(403).has("/code", "forbidden");
        page.get("/workspaces").is(200);
        admin.delete("/members/" + ana + "/sso-link").is(204);
        page.get("/workspaces").is(401);
    }

    @Test
    void connectionRoleIsChangedAtOnceByARecentSignIn() {
        admin.put("/connection/role", "{'role':'DEVELOPER'}").is(409).has("/code", "precondition_missing");
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        sso.member("ana", "ADMIN");
        String ben = tenant.user("ben");
        tenant.access(ben).has("/role", "VIEWER");

        sso.signIn("ana", Map.of())
                .admin(server)
                .at(admin.base())
                .put("/connection/role", "{'role':'ADMIN'}")
                .is(403)
                .has("/code", "sign_in_again");
        sso.signIn("ana")
                .admin(server)
                .at(admin.base())
                .put("/connection/role", "{'role':'DEVELOPER'}")
                .is(200)
                .has("/active/role", "DEVELOPER");

        tenant.access(ben).has("/role", "DEVELOPER");
        admin.get("").has("/sso/connectionRole", "DEVELOPER").has("/sso/active", true);
        admin.get("/audit-log?limit=1").has("/items/0/action", "CONNECTION_ROLE_CHANGED");
    }

    @Test
    void wayBackKeepsTheLoweredConnectionRole() {
        SingleSignOn.connected(tenant, provider).member("ana", "ADMIN");
        admin.put("/connection/role", "{'role':'ADMIN'}").is(200);
        SingleSignOn.connected(tenant, provider);
        String ben = tenant.user("ben");
        tenant.access(ben).has("/role", "ADMIN");
        admin.put("/connection/role", "{'role':'VIEWER'}").is(200).has("/former/role", "VIEWER");

        admin.post("/connection/rollbacks", "")
                .is(200)
                .has("/active/version", 1)
                .has("/active/role", "VIEWER");

        tenant.access(ben).has("/role", "VIEWER");
        admin.get("").has("/sso/connectionRole", "VIEWER");
    }

    @Test
    void memberEndsAnotherBrowsersSessionAndAnAdminAllOfThem() {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        String ana = sso.member("ana", "VIEWER");
        sso.member("bea", "ADMIN");
        Client office = sso.signIn("ana").admin(server).at(admin.base());
        Client phone = sso.signIn("ana").admin(server).at(admin.base());
        String sessions = "/members/" + ana + "/sessions";
        Answer listed = office.get(sessions).is(200);
        assertThat(listed.list("items")).hasSize(2);
        listed.has("/items/0/current", false).has("/items/1/current", true);

        office.delete(sessions + "/" + listed.text("/items/0/id")).is(204);
        phone.get("/workspaces").is(401);
        Client bea = sso.signIn("bea").admin(server).at(admin.base());
        assertThat(bea.get(sessions).is(200).list("items")).hasSize(1);
        bea.delete(sessions).is(204);
        office.get("/workspaces").is(401);
        assertThat(admin.get("/audit-log?limit=1").is(200).text("/items/0/action"))
                .isEqualTo("SESSION_ENDED");
    }

    @Test
    void credentialInTheHeaderHidesTheCookie() {
        SingleSignOn sso = SingleSignOn.connected(tenant, provider);
        sso.member("ana", "ADMIN");
        Client page = sso.signIn("ana").admin(server);

        page.with("Authorization", "Bearer mst_key_wrong").get("/session").is(401);
        page.with("Authorization", "Basic YTpi").get("/session").is(401);
        tenant.operator()
                .with("Cookie", page.headers().getOrDefault("Cookie", ""))
                .post("/organizations", "{'name':'Third','plan':'BUSINESS'}")
                .is(201);
    }

    private void connected() {
        SingleSignOn.connected(tenant, provider);
    }

    private String initiation() {
        return admin.get("/connection").is(200).text("/serviceProvider/initiateLoginUri");
    }

    private String output() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("target/e2e"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
