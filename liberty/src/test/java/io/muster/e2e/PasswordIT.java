package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Break-glass owners set a password by a link and sign in by it, as browsers do it. */
@OnEachDatabase
class PasswordIT {
    private static final String PASSWORD = "kettle orbit lamp harbour";
    private static final String OTHER = "marble engine cloud ladder";
    private static final String LOGIN = "/api/v1/login";

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final String owner;
    private final String address;

    PasswordIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        owner = tenant.user("owner");
        address = tenant.email("owner");
        admin.put("/members/" + owner + "/role", "{'role':'ADMIN'}").is(200);
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':true}").is(200);
    }

    @Test
    void ownerSetsThePasswordAndUsesTheAdminApi() throws IOException {
        String link = link();
        Browser browser = new Browser();
        String page = browser.get(link, 200);
        assertThat(page).contains("Set your password", "value=\"" + address + "\"", "new-password", "lang=\"en\"");
        // opening it, as chats do, uses nothing up
        browser.get(link, 200);

        HttpResponse<String> set = set(browser, link, PASSWORD);
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(set.headers().firstValue("Location")).contains("/console/");
        Client session = browser.admin(server).at(admin.base());
        session.post("/workspaces", "{'name':'By password'}").is(201);
        browser.admin(server).get("/session").is(200).has("/method", "PASSWORD").has("/role", "ADMIN");

        Browser later = new Browser();
        HttpResponse<String> entered = signIn(later, address, PASSWORD, "/console/x?y=1");
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).contains("/console/x?y=1");
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-muster-attempt=;").contains("Max-Age=0"));
        later.admin(server).get("/session").is(200);
        admin.get("/members/" + owner + "/password").is(200).has("/set", true);
        assertThat(admin.get("/audit-log?limit=4").is(200).body())
                .contains("PASSWORD_SIGN_IN", "PASSWORD_SET", "PASSWORD_LINK_MADE")
                .doesNotContain(PASSWORD, link.substring(link.lastIndexOf('.') + 1));
    }

    @Test
    void ownerTakesTheOwnMarkAwayAndIsSignedOutByTheNextRequest() throws IOException {
        admin.put("/members/" + tenant.user("boss") + "/role", "{'role':'ADMIN'}")
                .is(200);
        Browser browser = new Browser();
        set(browser, link(), PASSWORD);
        Client session = browser.admin(server).at(admin.base());

        session.put("/members/" + owner + "/break-glass", "{'breakGlass':false}")
                .is(200)
                .has("/breakGlass", false);

        session.get("/workspaces").is(401);
        admin.get("/audit-log?limit=1").has("/items/0/action", "BREAK_GLASS_CHANGED");
    }

    @Test
    void refusedSignInsLookTheSameForEveryAddress() throws IOException {
        set(new Browser(), link(), PASSWORD);
        tenant.user("plain");
        List<String> pages = new ArrayList<>();
        for (String who : List.of(address, tenant.email("plain"), tenant.email("nobody"), "x@unknown.example")) {
            HttpResponse<String> refused = signIn(new Browser(), who, OTHER, "");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
            pages.add(refused.body().replace(who, "(address)"));
        }
        assertThat(pages).allMatch(pages.get(0)::equals);
        assertThat(pages.get(0)).contains("role=\"alert\"", "Address or password is wrong");
    }

    @Test
    void everyAddressWithoutAConnectionGetsThePasswordPage() throws IOException {
        for (String who : List.of(address, tenant.email("nobody"), "x@unknown.example", "no address")) {
            String page = new Browser().get(server.url() + LOGIN + "?address=" + Client.encoded(who), 200);
            assertThat(page).contains("Only break-glass owners", "value=\"" + who + "\"");
        }
        assertThat(new Browser().get(server.url() + LOGIN, 200)).contains(LOGIN + "/password");
        assertThat(new Browser().get(server.url() + LOGIN + "/signed-out", 200)).contains("You are signed out");
    }

    @Test
    void pagesSendPasswordsToThisServerOnlyAndRunNothing() throws IOException {
        for (String page : List.of(server.url() + LOGIN + "/password", link())) {
            HttpResponse<String> shown = new Browser().send(page);
            assertThat(shown.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(shown.body()).doesNotContain("<script", "style=", "onclick");
        }
        String evil = server.url() + LOGIN + "/password?target=" + Client.encoded("/\"><script>x</script>");
        assertThat(new Browser().get(evil, 200)).doesNotContain("<script>");
    }

    @Test
    void formOfAnotherSiteAndTargetOfAnotherServerAreRefused() throws IOException {
        set(new Browser(), link(), PASSWORD);
        Map<String, String> form = Map.of("address", address, "password", PASSWORD, "target", "//evil.example/");
        Browser browser = new Browser();
        for (Map<String, String> headers : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.<String, String>of())) {
            assertThat(browser.post(server.url() + LOGIN + "/password", form, headers)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.cookies()).isEmpty();
        }
        HttpResponse<String> own = browser.post(
                server.url() + LOGIN + "/password",
                form,
                Map.of("Origin", server.url().toString()));
        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(own.headers().firstValue("Location")).contains("/console/");
    }

    @Test
    void linkIsUsedOnceHoweverManyBrowsersSendIt() throws Exception {
        String link = link();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> many = new ArrayList<>();
            for (int each = 0; each < 4; each++) {
                String password = PASSWORD + " " + each;
                many.add(() -> set(new Browser(), link, password).statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(many)) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(303, 404, 404, 404);
        } finally {
            threads.shutdownNow();
        }
        new Browser().get(link, 404);
    }

    @Test
    void tamperedReplacedAndRevokedLinksAreDead() throws IOException {
        String first = link();
        String second = link();
        Tenant other = Tenant.on(server);
        String of = second.substring(0, second.indexOf("token=") + 6);
        String token = second.substring(second.indexOf("token=") + 6);
        for (String dead : List.of(
                first,
                second + "x",
                of + token.replace(tenant.id(), other.id()),
                of + token.substring(0, token.length() - 43) + "A".repeat(43),
                of,
                of + "nonsense")) {
            assertThat(new Browser().get(dead, 404)).contains("This link does not work");
            assertThat(set(new Browser(), dead, PASSWORD).statusCode()).isEqualTo(404);
        }
        admin.delete("/members/" + owner + "/password/link").is(204);
        assertThat(set(new Browser(), second, PASSWORD).statusCode()).isEqualTo(404);
    }

    @Test
    void refusedPasswordIsExplainedAndTheLinkStays() throws IOException {
        String link = link();
        HttpResponse<String> weak = set(new Browser(), link, "password1234");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("role=\"alert\"", "tried first").doesNotContain("password1234");
        HttpResponse<String> different = new Browser()
                .post(
                        server.url() + LOGIN + "/link",
                        Map.of("token", token(link), "password", PASSWORD, "repeated", OTHER),
                        own());
        assertThat(different.statusCode()).isEqualTo(422);
        assertThat(set(new Browser(), link, PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void newPasswordAndEndOfTheMarkEndSessionsOnTheNextRequest() throws IOException {
        Browser first = new Browser();
        set(first, link(), PASSWORD);
        Client session = first.admin(server);
        Answer wrong = session.put(
                        "/session/password", "{'currentPassword':'" + OTHER + "','newPassword':'" + OTHER + "'}")
                .is(403);
        // a hash costs more than other requests
        assertThat(wrong.header("RateLimit")).matches(".*;r=[1-9]?\\d\\d;.*");
        session.put("/session/password", "{'currentPassword':'" + PASSWORD + "','newPassword':'" + OTHER + "'}")
                .is(204);
        session.get("/session").is(401);

        Browser second = new Browser();
        assertThat(signIn(second, address, PASSWORD, "").statusCode()).isEqualTo(403);
        assertThat(signIn(second, address, OTHER, "").statusCode()).isEqualTo(303);
        second.admin(server).get("/session").is(200);
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':false}").is(200);
        second.admin(server).get("/session").is(401);
        assertThat(signIn(new Browser(), address, OTHER, "").statusCode()).isEqualTo(403);
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':true}").is(200);
        second.admin(server).get("/session").is(401);
    }

    @Test
    void ownerAuthenticatesAgainByPasswordAndCannotMakeAnOwnLink() throws IOException {
        Browser browser = new Browser();
        set(browser, link(), PASSWORD);
        assertThat(browser.get(server.url() + LOGIN + "/again?target=%2Fconsole%2F", 200))
                .contains("value=\"" + address + "\"", "value=\"/console/\"");
        Client before = browser.admin(server);
        assertThat(signIn(browser, address, PASSWORD, "").statusCode()).isEqualTo(303);
        before.get("/session").is(401);
        browser.admin(server)
                .at(admin.base())
                .post("/members/" + owner + "/password/link", "")
                .is(403);
    }

    @Test
    void membersWhoAreNoOwnersGetNoLink() {
        String plain = tenant.user("plain");
        admin.post("/members/" + plain + "/password/link", "").is(409).has("/code", "precondition_missing");
        admin.get("/members/" + plain + "/password").is(200).has("/set", false);
    }

    @Test
    void neitherPasswordNorLinkIsInAnyLogOrExport() throws IOException {
        String link = link();
        set(new Browser(), link, PASSWORD + " in no log");
        signIn(new Browser(), address, PASSWORD + " in no log", "");
        String exported = admin.get("/export").is(200).body();
        assertThat(exported).contains("\"ownerPassword\"").doesNotContain("argon2", "in no log");
        String secret = token(link).substring(token(link).length() - 43);
        assertThat(exported).doesNotContain(secret);
        assertThat(output()).doesNotContain("in no log", secret, "$argon2id");
    }

    @Test
    void addressThatSendsManyPasswordsIsSlowedDown() throws IOException {
        Browser browser = new Browser();
        HttpResponse<String> answer = signIn(browser, "x", OTHER, "");
        for (int sent = 0; answer.statusCode() != 429 && sent < 60; sent++) {
            // needs no hash, but counts as a password
            answer = browser.post(server.url() + LOGIN + "/link", Map.of("token", "x"), own());
            assertThat(answer.statusCode()).isIn(404, 429);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private String link() {
        return admin.post("/members/" + owner + "/password/link", "").is(201).text("/url");
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + 6);
    }

    private Map<String, String> own() {
        return Map.of("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> set(Browser browser, String link, String password) throws IOException {
        return browser.post(
                server.url() + LOGIN + "/link",
                Map.of("token", token(link), "password", password, "repeated", password),
                own());
    }

    private HttpResponse<String> signIn(Browser browser, String who, String password, String target)
            throws IOException {
        Map<String, String> form = target.isEmpty()
                ? Map.of("address", who, "password", password)
                : Map.of("address", who, "password", password, "target", target);
        return browser.post(server.url() + LOGIN + "/password", form, own());
    }

    private static String output() throws IOException {
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
