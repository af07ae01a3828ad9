package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends random and malicious input: no request causes a server error or returns internals of the server. */
@OnEachDatabase
class HostileIT {
    private static final int REQUESTS = 400;
    private static final List<String> FRAGMENTS = List.of(
            "userName",
            "emails",
            "[",
            "]",
            "(",
            ")",
            "not",
            "and",
            "or",
            "eq",
            "co",
            "pr",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "1e999999999",
            "-",
            "{",
            "}",
            ":",
            ",",
            "members",
            "value",
            ".",
            "urn:ietf:params:scim:",
            "%",
            "_",
            "'; drop table organization; --",
            "ä",
            "💥",
            "\n",
            "\t",
            " ",
            "0",
            "active",
            "op",
            "path",
            "Operations",
            "replace",
            "type",
            "work",
            "schemas",
            "<script>",
            "${jndi:x}",
            "\r\nINFO forged");

    private final MusterServer server;

    HostileIT(MusterServer server) {
        this.server = server;
    }

    @Test
    void randomBodiesCauseNoServerError() {
        Tenant tenant = Tenant.on(server);
        String user = tenant.user("victim");
        String group = tenant.group("Victims", user);
        Random random = new Random(1);
        for (int request = 0; request < REQUESTS; request++) {
            String body = random.nextBoolean() ? randomText(random) : randomPatch(random);
            String path = List.of("/Users", "/Users/" + user, "/Groups/" + group, "/Users/.search")
                    .get(random.nextInt(4));
            String method = path.contains(user) || path.contains(group) ? "PATCH" : "POST";
            assertNoServerError(tenant.scim().raw(method, path, body));
        }
        tenant.scim().get("/Users/" + user).is(200);
    }

    @Test
    void randomFiltersCauseNoServerError() {
        Tenant tenant = Tenant.on(server);
        tenant.user("someone");
        Random random = new Random(2);
        for (int request = 0; request < REQUESTS; request++) {
            Answer answer = tenant.scim().find(random.nextBoolean() ? "/Users" : "/Groups", randomText(random));
            assertNoServerError(answer);
        }
    }

    @Test
    void controlCharactersAndSurrogatesCauseNoServerError() {
        Tenant tenant = Tenant.on(server);
        for (String value :
                List.of("\\u0000", "\\ud800", "\\ufffe", "\\u202e", "%_\\\\", "'\\\"--", "\\ufdfa".repeat(300))) {
            assertNoServerError(tenant.scim()
                    .raw("POST", "/Users", "{\"userName\":\"a" + value + "\",\"displayName\":\"" + value + "\"}"));
            assertNoServerError(tenant.scim().raw("POST", "/Groups", "{\"displayName\":\"" + value + "\"}"));
            assertNoServerError(tenant.admin().raw("POST", "/workspaces", "{\"name\":\"" + value + "\"}"));
            assertNoServerError(tenant.admin().raw("PATCH", "", "{\"name\":\"" + value + "\"}"));
            assertNoServerError(tenant.operator().raw("POST", "/api-keys", "{\"name\":\"" + value + "\"}"));
            assertNoServerError(tenant.scim()
                    .raw(
                            "POST",
                            "/Users/.search",
                            "{\"filter\":\"userName co \\\"" + value.replace("\\", "\\\\") + "\\\"\"}"));
        }
        tenant.scim().post("/Users", "{'userName':'" + "ﷺ".repeat(320) + "'}").isError(400, "invalidValue");
        tenant.scim().post("/Users", "{'userName':1e999999999}");
        tenant.scim()
                .raw("POST", "/Users", "{\"userName\":\"n\",\"x\":1e99999999999}")
                .isError(400, "invalidSyntax");
    }

    @Test
    void refusalsOfHostilePatchesAreBoundedAndLogged() {
        Tenant tenant = Tenant.on(server);
        String user = tenant.user("quoted");
        String huge = "x".repeat(1_000_000);
        for (String hostile : List.of("\\u0000", "\\ud800", "\\n", huge)) {
            for (String body : List.of(
                    "{\"Operations\":[{\"op\":\"" + hostile + "\"}]}",
                    "{\"Operations\":[{\"op\":\"add\",\"path\":\"a" + hostile + "\",\"value\":1}]}",
                    "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[" + hostile + "]\",\"value\":1}]}",
                    "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails\",\"value\":\"" + hostile + "@\"}]}")) {
                Answer refused = tenant.scim().raw("PATCH", "/Users/" + user, body);
                assertThat(refused.status())
                        .as(body.substring(0, Math.min(60, body.length())))
                        .isEqualTo(400);
                assertThat(refused.text("/detail")).doesNotContain("\0", "\n").hasSizeLessThan(1_000);
                tenant.admin()
                        .get("/sync-log?limit=1")
                        .has("/items/0/status", "FAILED")
                        .has("/items/0/failure/cause", refused.text("/detail"));
            }
        }
        assertThat(tenant.admin().get("/sync-log?status=FAILED&limit=100").list("items"))
                .hasSize(16);
    }

    @Test
    void valuesBeyondTheLimitsOfLibrariesAreRefused() {
        Tenant tenant = Tenant.on(server);
        String user = tenant.user("limits");
        Client scim = tenant.scim();
        for (String number : List.of("1e9999999999", "1".repeat(1_101), "0." + "1".repeat(1_101))) {
            scim.raw("POST", "/Users", "{\"userName\":\"n\",\"x\":" + number + "}")
                    .isError(400, "invalidSyntax");
        }
        scim.post("/Users", "{'userName':'n','phoneNumbers':[{'value':'1','type':'" + "ﷺ".repeat(60) + "'}]}")
                .isError(400, "invalidValue");
        scim.post("/Users", "{'userName':'n','phoneNumbers':[{'value':'1','display':'" + "ﷺ".repeat(500) + "'}]}")
                .isError(400, "invalidValue");
        scim.post("/Users", "{'userName':'n','photos':['" + "p".repeat(32_768) + "','" + "q".repeat(32_768) + "']}")
                .isError(400, "invalidValue");
        scim.patch(
                        "/Users/" + user,
                        "{'Operations':[{'op':'add','path':'photos','value':['" + "p".repeat(32_768) + "','"
                                + "q".repeat(32_768) + "']}]}")
                .isError(400, "invalidValue");
        for (String moment : List.of("+300000-01-01T00:00:00Z", "-300000-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
            scim.find("/Users", "meta.created gt \"" + moment + "\"").isError(400, "invalidFilter");
            for (String name : List.of("from", "until")) {
                tenant.admin()
                        .get("/sync-log?" + name + "=" + Client.encoded(moment))
                        .is(400)
                        .has("/code", "invalid_value");
            }
        }
        scim.find("/Users", "meta.created gt \"0001-01-01T00:00:00Z\"").is(200).has("/totalResults", 1);
        tenant.admin()
                .get("/sync-log?from=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59Z")
                .is(200);
    }

    @Test
    void malformedQueriesAreRefusedInTheFormOfTheSurfaceAndLogged() throws IOException {
        Tenant tenant = Tenant.on(server);
        for (String query : List.of("filter=%zz", "filter=%", "%zz=1", "x=%ff")) {
            assertThat(sent(tenant.scim(), "/Users?" + query))
                    .as(query)
                    .contains(" 400 ", "application/scim+json", "invalidSyntax");
        }
        tenant.admin()
                .get("/sync-log?status=FAILED")
                .has("/items/3/failure/cause", "The query is not percent-encoded UTF-8");
        for (String query : List.of("text=%zz", "text=%ff", "%zz=1", "from=%")) {
            assertThat(sent(tenant.admin(), "/sync-log?" + query))
                    .as(query)
                    .contains(" 400 ", "application/problem+json", "invalid_syntax");
        }
        for (String path : List.of("/members", "/sync-log")) {
            tenant.admin().get(path + "?text=%00").is(400).has("/code", "invalid_value");
        }
        assertThat(sent(tenant.scim(), "/Users?filter=userName%20eq%20\"{x}\"")).contains(" 200 ");
        assertThat(sent(tenant.scim(), "/Users/a|b\\c")).contains(" 404 ", "application/scim+json");
        assertThat(sent(tenant.scim(), "/Users/%ff")).contains(" 404 ", "application/scim+json");
        assertThat(sent(tenant.admin(), "/members/%c0%ae")).contains(" 404 ", "application/problem+json");
        assertThat(sent(tenant.admin(), "/members/a|b\\c")).contains(" 404 ", "application/problem+json");
        tenant.scim().find("/Users", "userName eq \"a\0\"").isError(400, "invalidFilter");
        tenant.scim().get("/Users?sortBy=%00").isError(400, "invalidPath");
        tenant.scim().get("/Users?attributes=%00").is(200);
    }

    @Test
    void errorsOutsideOfTheApplicationSayNothingOfTheServersInside() throws IOException {
        for (String path : List.of("/health/nothing", "/health/r%eady", "/openapi/ui/nothing")) {
            assertThat(RawRequest.send(server.url(), "GET " + path + " HTTP/1.1"))
                    .as(path)
                    .contains(" 404 ", "\r\n\r\nThe request failed")
                    .doesNotContain("Exception", "SRVE");
        }
    }

    private static String sent(Client client, String path) throws IOException {
        URI url = URI.create(client.base());
        return RawRequest.send(
                url,
                "GET " + url.getPath() + path + " HTTP/1.1\r\nAuthorization: "
                        + client.headers().get("Authorization"));
    }

    @Test
    void filtersMatchAccentsQuotesSpacesAndWildcardsLiterally() {
        Tenant tenant = Tenant.on(server);
        String id = tenant.scim()
                .raw("POST", "/Users", "{\"userName\":\"Bílbo \\\"x\\\" 100%_ \\\\ )\"}")
                .is(201)
                .id();
        tenant.user("other");

        tenant.scim()
                .find("/Users", "userName eq \"bÍlbo \\\"x\\\" 100%_ \\\\ )\"")
                .has("/Resources/0/id", id);
        tenant.scim().find("/Users", "userName co \"0%_\"").has("/totalResults", 1);
        tenant.scim().find("/Users", "userName co \"%\" and userName co \"_\"").has("/totalResults", 1);
        tenant.scim().find("/Users", "userName co \"xx\"").has("/totalResults", 0);
    }

    @Test
    void logHasNoSecretsQueriesOrForgedLines() {
        Tenant tenant = Tenant.on(server);
        tenant.scim()
                .find("/Users", "userName eq \"secret.person@mail.example\"")
                .is(200);
        tenant.scim()
                .with("User-Agent", "evil agent")
                .get("/Users?x=%0d%0aINFO+forged+line")
                .is(200);
        tenant.scim()
                .post("/Users", tenant.userJson("p").replace("'active'", "'password':'pa55word','active'"))
                .is(201);

        assertThat(server.process().logged())
                .noneMatch(line -> line.contains(tenant.token()))
                .noneMatch(line -> line.contains("secret.person"))
                .noneMatch(line -> line.contains("pa55word"))
                .noneMatch(line -> line.startsWith("INFO forged"))
                .anyMatch(line -> line.contains(tenant.id()) && line.contains("requestId="));
    }

    /** Each path is one that the first filter and the container could read as paths of different surfaces. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/..%2Forganizations",
                "/login/..%2F..%2Fv1%2Forganizations",
                "/login/%2e%2e/organizations",
                "/login;/../organizations",
                "/login%2F..%2Forganizations",
                "/login//../organizations",
                "/console/..%2Fapi-keys",
                "/console;x=/../api-keys",
                "//organizations",
                "/%2Forganizations",
                "/%6Frganizations",
                "/organizations;x=y",
                "/%73cim/nonsense/v2/Users",
                "//scim/nonsense/v2/Users",
                "/scim;x/nonsense/v2/Users",
                "/login/..%2Fscim/nonsense/v2/Users",
                "/login/../scim/nonsense/v2/Users",
                "/SCIM/nonsense/v2/Users",
                "/api-keys/%c0%af",
                "/api-keys\\..\\login",
                "/login/%5c..%5corganizations"
            })
    void oddPathOpensNoOtherSurface(String path) throws IOException {
        for (String method : new String[] {"GET", "DELETE"}) {
            String answer = RawRequest.send(server.url(), method + " /api/v1" + path + " HTTP/1.1");

            assertThat(answer).as(method + " " + path).matches("(?s)HTTP/1.1 40[0145] .*");
            assertThat(answer)
                    .as(method + " " + path)
                    .containsPattern(
                            "(?i)content-type: (application/problem\\+json|application/scim\\+json|text/plain)");
        }
    }

    /** docs/deployment.md lists these paths: no setting of Liberty lets them reach an application. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../x",
                "/login/..;/organizations",
                "/;/organizations",
                "/;login/organizations",
                "/;/scim/nonsense/v2/Users",
                "/api-keys/%00",
                "/organizations/%00/members",
                "/scim/%00/v2/Users",
                "/login/%00",
                "/api-keys/%",
                "/api-keys/%zz",
                "/scim/x/v2/Users/%zz",
                "/login/%zz"
            })
    void pathThatTheServerRefusesItselfGets400WithoutInternals(String path) throws IOException {
        String answer = RawRequest.send(server.url(), "DELETE /api/v1" + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Exception", "java.", "com.ibm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/error", "/WEB-INF/web.xml", "/api"})
    void pathOutsideOfTheApiGetsAProblemWithoutInternals(String path) throws IOException {
        String answer = RawRequest.send(server.url(), "GET " + path + " HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json", "\"code\":\"not_found\"")
                .doesNotContain("Exception", "SRVE");
        assertThat(server.process().logFiles()).noneMatch(line -> line.contains("FileNotFoundException"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1../organizations",
                "PUT /api/v1..%2F/scim",
                "GET /..nowhere",
                "TRACE /nowhere",
                "TRACE /api/v1%c0%ae/scim"
            })
    void requestThatTheServerForbidsItselfGets403WithoutInternals(String methodAndPath) throws IOException {
        String answer = RawRequest.send(server.url(), methodAndPath + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("Exception", "java.", "com.ibm");
        assertThat(server.process().console()).noneMatch(line -> line.contains("\\tat "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/version", "/api/v1/organizations", "/console/core/session.js", "/console/"})
    void unknownMethodIsAnErrorOfTheClient(String path) throws IOException {
        assertThat(RawRequest.send(server.url(), "FOO " + path + " HTTP/1.1"))
                .startsWith("HTTP/1.1 40")
                .doesNotContain("on our side");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/version", "/console/core/session.js", "/console/", "/console/nowhere.js"})
    void otherMethodOfAPathThatIsOnlyReadIsRefusedWithThoseThatAreAllowed(String path) throws IOException {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "FOO")) {
            assertThat(RawRequest.send(server.url(), method + " " + path + " HTTP/1.1"))
                    .startsWith("HTTP/1.1 405 ")
                    .contains("Allow: GET, HEAD, OPTIONS", "\"code\":\"method_not_allowed\"");
        }
        assertThat(RawRequest.send(server.url(), "OPTIONS " + path + " HTTP/1.1"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Allow: GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users",
                "/Groups?count=10",
                "/ServiceProviderConfig",
                "/ResourceTypes",
                "/Schemas",
                "/nowhere",
                "/Users/no-such-id"
            })
    void hostHeaderShowsInNoAnswerOfScim(String path) throws IOException {
        Tenant tenant = Tenant.on(server);
        tenant.group("Team", tenant.user("ana"));
        String request = "GET " + URI.create(tenant.scim().base()).getPath() + path + " HTTP/1.1";

        assertThat(RawRequest.send(server.url(), request, "evil.example", tenant.token()))
                .contains(path.startsWith("/no") || path.endsWith("id") ? "HTTP/1.1 404 " : "HTTP/1.1 200 ")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/organizations", "/api/v1/nowhere", "/api/v1/login", "/nowhere", "/", "/openapi"})
    void hostHeaderShowsInNoOtherAnswer(String path) throws IOException {
        assertThat(RawRequest.send(server.url(), "GET " + path + " HTTP/1.1", "evil.example", server.apiKey()))
                .startsWith("HTTP/1.1 ")
                .doesNotContain("evil");
    }

    @Test
    void createdResourceHasTheLocationOfThePublicUrl() throws IOException {
        Tenant tenant = Tenant.on(server);
        String path = URI.create(tenant.scim().base()).getPath();

        String answer = RawRequest.send(
                server.url(),
                "POST " + path + "/Users HTTP/1.1",
                "evil.example",
                tenant.token(),
                tenant.userJson("ana").replace('\'', '"'));

        assertThat(answer)
                .startsWith("HTTP/1.1 201 ")
                .contains("Location: " + tenant.scim().base() + "/Users/")
                .doesNotContain("evil");
    }

    private static void assertNoServerError(Answer answer) {
        assertThat(answer.status())
                .as(answer.request() + " answered " + answer.body())
                .isLessThan(500);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("io.muster")
                .doesNotContain("\tat ");
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int part = 0; part < length; part++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static String randomPatch(Random random) {
        return "{\"Operations\":[{\"op\":\""
                + List.of("add", "Replace", "remove", "x").get(random.nextInt(4))
                + "\",\"path\":\"" + quoted(randomText(random)) + "\",\"value\":"
                + List.of("null", "[]", "{}", "[{}]", "5", "true", "\"x\"", "[[]]", "{\"value\":{}}", "[null]")
                        .get(random.nextInt(10))
                + "}]}";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }
}
