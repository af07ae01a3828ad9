package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.docs.Page;
import io.muster.docs.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands that the demonstration prints. */
@OnItsOwnServers
class DemoIT {
    private static final String OWNER_PASSWORD = "kettle orbit lamp";
    private static final Pattern CREDENTIAL = Pattern.compile("mst_(?:scim|key)_\\w+");

    private final Path output =
            Path.of("target/e2e", "demo-" + ProcessHandle.current().pid());

    @Test
    void printedCommandsWorkAfterEachStartAndTheirCredentialsAreInNoLog() throws Exception {
        Map<String, String> variables;
        ServerProcess firstStart = start();
        try (ServerProcess server = firstStart) {
            Introduction first = Introduction.printedBy(server);
            variables = first.variables();
            assertThat(variables).containsOnlyKeys("API", "KEY", "ORG", "TOKEN", "SCIM");

            commandsWork(first);
            webhooksToThisMachineAreRefused(first);
            hostHeaderShowsInNoAnswer(server, first);
            visitorSignsInWithTwoClicks(server);
            strangerIsRefusedWithCauseAndRemedy(server);
            signInsAreReadByTheCommandOfTheReadme(first);
            demonstrationAnswersItsSamples(first);
            identityProviderAnswersThisMachineOnly(server);
            assertThat(openApi(server)).contains("\"example\":\"" + variables.get("ORG") + "\"");
            assertThat(server.console().get(server.console().size() - 1)).contains("sync-log");
            ownerSetsAPassword(server);
            assertThat(server.logFiles()).noneMatch(line -> line.contains("token=") || line.contains(OWNER_PASSWORD));
            assertThat(server.logFiles())
                    .noneMatch(line -> CREDENTIAL.matcher(line).find());
        }
        try (ServerProcess server = firstStart.startAgain()) {
            Introduction second = Introduction.printedBy(server);
            assertThat(second.variables()).isEqualTo(variables);
            visitorSignsInWithTwoClicks(server);

            commandsWork(second);
            assertThat(server.console()).noneMatch(line -> line.contains("token="));
            assertThat(server.console()).anyMatch(line -> line.contains("/api/v1/login/password"));
        }
    }

    private static void ownerSetsAPassword(ServerProcess server) throws IOException {
        String link = server.console().stream()
                .filter(line -> line.contains("/api/v1/login/link?token="))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
        Browser browser = new Browser();
        assertThat(browser.get(link, 200)).contains("owner@acme.example");
        HttpResponse<String> set = browser.post(
                link.substring(0, link.indexOf('?')),
                Map.of(
                        "token", link.substring(link.indexOf('=') + 1),
                        "password", OWNER_PASSWORD,
                        "repeated", OWNER_PASSWORD),
                Map.of("Sec-Fetch-Site", "same-origin"));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(303);
        assertThat(browser.get(server.url() + "/api/v1/session", 200)).contains("PASSWORD", "ADMIN");
    }

    private static void commandsWork(Introduction introduction) throws IOException, InterruptedException {
        HttpResponse<String> created = introduction.run(0);
        HttpResponse<String> found = introduction.run(1);
        HttpResponse<String> log = introduction.run(2);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(found.body()).contains("\"totalResults\":1");
        assertThat(log.body()).contains("\"action\":\"CREATE\"", "\"status\":\"SUCCESS\"");
    }

    /** By default; the other tests' servers allow the loopback interface. */
    private static void webhooksToThisMachineAreRefused(Introduction introduction) {
        String organization = introduction.value("API") + "/organizations/" + introduction.value("ORG");
        Client admin = Client.of(organization, introduction.value("KEY"));
        for (String url : List.of("https://127.0.0.1/", "http://127.0.0.1/", "https://localhost/", "http://[::1]/")) {
            admin.post("/webhooks", "{'url':'" + url + "'}").is(400).has("/code", "invalid_value");
        }
    }

    /** The first click is on the link of the README, the second on the name. */
    private static void visitorSignsInWithTwoClicks(ServerProcess server) throws IOException {
        Browser browser = new Browser();

        String page = people(server, browser);
        assertThat(page).contains("Demonstration identity provider", "Sign in as Ana", "Sign in as Cleo");
        HttpResponse<String> end = browser.follow(link(server, page, "Ana"));

        assertThat(end.uri().getPath()).isEqualTo("/console/");
        browser.admin(server.url())
                .get("/session")
                .is(200)
                .has("/role", "ADMIN")
                .has("/member/email", "ana@acme.example");
    }

    private static void strangerIsRefusedWithCauseAndRemedy(ServerProcess server) throws IOException {
        Browser browser = new Browser();

        String page = people(server, browser);
        assertThat(browser.follow(link(server, page, "Eve")).body())
                .contains("You are not signed in", "NOT_PROVISIONED", "Assign the person");
    }

    private static String people(ServerProcess server, Browser browser) throws IOException {
        Matcher link = Pattern.compile("<http://127\\.0\\.0\\.1:9080(/[^>]*)>")
                .matcher(Page.of("README.md").text());
        assertThat(link.find()).isTrue();
        return browser.follow(server.url().resolve(link.group(1)).toString()).body();
    }

    private static String link(ServerProcess server, String page, String name) {
        Matcher link = Pattern.compile("<a class=\"button\" href=\"([^\"]*)\">Sign in as " + name)
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return server.url() + "/demo/idp/authorize" + link.group(1).replace("&amp;", "&");
    }

    private static void signInsAreReadByTheCommandOfTheReadme(Introduction introduction) {
        String organization = introduction.value("API") + "/organizations/" + introduction.value("ORG");
        Client admin = Client.of(organization, introduction.value("KEY"));
        assertThat(Page.of("README.md").text()).contains("$API/organizations/$ORG/sign-ins?limit=10");
        Answer signIns = admin.get("/sign-ins?limit=10").is(200);
        signIns.has("/items/0/outcome", "REFUSED")
                .has("/items/0/refusal/code", "NOT_PROVISIONED")
                .has("/items/1/outcome", "SUCCEEDED")
                .has("/items/2/test", true);
        assertThat(signIns.list("items")).hasSize(3);
        admin.get("/connection").is(200).has("/inUse", true).has("/active/version", 1);
    }

    private static void demonstrationAnswersItsSamples(Introduction introduction) {
        String organization = introduction.value("API") + "/organizations/" + introduction.value("ORG");
        Client operator = Client.of(introduction.value("API"), introduction.value("KEY"));
        Map<String, String> answers = Map.of(
                "README.md",
                operator.at(organization).get("/sign-ins?limit=10").is(200).body(),
                "docs/deployment.md",
                operator.post(
                                "/conformance-checks",
                                "{'baseUrl':'" + introduction.value("SCIM") + "','token':'"
                                        + introduction.value("TOKEN") + "','conversation':'OKTA'}")
                        .is(200)
                        .body());

        List<Page> pages = Page.all().stream()
                .filter(page -> page.blocks().stream().anyMatch(block -> block.has("demonstration")))
                .toList();
        assertThat(pages).extracting(Page::name).containsExactlyInAnyOrderElementsOf(answers.keySet());
        for (Page page : pages) {
            assertThat(page.blocks())
                    .filteredOn(block -> block.has("demonstration"))
                    .singleElement()
                    .satisfies(sample -> assertThat(Sample.differences(
                                    sample.content(), Objects.requireNonNull(answers.get(page.name()))))
                            .isEmpty());
        }
    }

    private static void identityProviderAnswersThisMachineOnly(ServerProcess server) throws IOException {
        String keys = "/demo/idp/jwks";
        Client client = new Client(server.url().toString(), Map.of());
        assertThat(client.get(keys).is(200).has("/keys/0/kty", "EC").body()).doesNotContain("\"d\":");
        for (String header : List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")) {
            client.with(header, "203.0.113.7").get(keys).is(404);
            client.with(header, "203.0.113.7").post("/demo/idp/token", "code=x").is(404);
        }
        assertThat(RawRequest.sendFor("evil.example", server.url(), "GET " + keys + " HTTP/1.1"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(RawRequest.sendFor("localhost", server.url(), "GET " + keys + " HTTP/1.1"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** A demonstration has no MUSTER_PUBLIC_URL: its URL is the address that it listens on. */
    private static void hostHeaderShowsInNoAnswer(ServerProcess server, Introduction introduction) throws IOException {
        String users = URI.create(introduction.value("SCIM")).getPath() + "/Users";
        String token = introduction.value("TOKEN");

        String found = RawRequest.send(server.url(), "GET " + users + " HTTP/1.1", "evil.example", token);
        String document = RawRequest.send(server.url(), "GET /openapi HTTP/1.1", "evil.example", token);

        assertThat(found)
                .startsWith("HTTP/1.1 200 ")
                .contains("\"location\":\"" + server.url() + users + "/")
                .doesNotContain("evil");
        assertThat(document).startsWith("HTTP/1.1 200 ").doesNotContain("evil");
    }

    private static String openApi(ServerProcess server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/openapi"))
                .header("Accept", "application/json")
                .build();
        String document = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return document.replaceAll("\\s", "");
    }

    private ServerProcess start() {
        return start(output);
    }

    /** Starts a demonstration, with the settings of {@code liberty:run}. */
    static ServerProcess start(Path output) {
        Map<String, String> settings = new HashMap<>(ServerProcess.DESCRIBED);
        settings.put("MUSTER_DEMO", "true");
        settings.put("MUSTER_LOG_FORMAT", "simple");
        settings.put("MUSTER_LOG_LEVEL", "WARNING");
        return ServerProcess.start(output, settings);
    }

    /** Waits for the block of commands, which is printed once the demonstration has its people. */
    static void awaitIntroduction(ServerProcess server) {
        Receiver.await(
                () -> server.console().stream().anyMatch(line -> line.contains("sync-log")), Duration.ofSeconds(30));
    }

    /** The printed assignments of variables, and the commands that use them. */
    private record Introduction(Map<String, String> variables, List<String> commands) {
        private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z]+)=(\\S+)");
        private static final Pattern REFERENCE = Pattern.compile("\\$([A-Z]+)");
        private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

        static Introduction printedBy(ServerProcess server) {
            awaitIntroduction(server);
            Map<String, String> variables = new HashMap<>();
            for (String line : server.console()) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (assignment.matches()) {
                    variables.put(assignment.group(1), assignment.group(2));
                }
            }
            return new Introduction(
                    variables,
                    server.console().stream()
                            .filter(line -> line.startsWith("curl "))
                            .toList());
        }

        /** Returns the value of a printed variable. */
        String value(String name) {
            return Objects.requireNonNull(variables.get(name), name);
        }

        /** Sends the request of a command: supports only the syntax of shell and curl that the commands use. */
        HttpResponse<String> run(int command) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder();
            List<String> words = words(commands.get(command));
            for (int i = 1; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "-H" -> {
                        String[] header = words.get(++i).split(": ", 2);
                        request.header(header[0], header[1]);
                    }
                    case "-d" -> request.POST(BodyPublishers.ofString(words.get(++i)));
                    default -> request.uri(URI.create(words.get(i)));
                }
            }
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        }

        private List<String> words(String line) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                String literal = word.group(1);
                String quoted = word.group(2);
                words.add(literal != null ? literal : expanded(quoted != null ? quoted : word.group()));
            }
            return words;
        }

        private String expanded(String text) {
            return REFERENCE
                    .matcher(text)
                    .replaceAll(reference -> Matcher.quoteReplacement(variables.getOrDefault(reference.group(1), "")));
        }
    }
}
