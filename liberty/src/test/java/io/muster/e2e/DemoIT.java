package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What someone sees who has just typed the run command. */
class DemoIT {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern CREDENTIAL = Pattern.compile("mst_(?:scim|key)_\\w+");

    private final Path output =
            Path.of("target/e2e", "demo-" + ProcessHandle.current().pid());

    @Test
    void theCurlLinesWorkAndTheNextStartShowsTheSameCredentialsWhichAreInNoLog() throws Exception {
        List<String> credentials;
        try (ServerProcess server = start()) {
            List<String> lines = curlLines(server);
            credentials = credentials(server);

            HttpResponse<String> created = run(lines.get(0));
            HttpResponse<String> found = run(lines.get(1));
            HttpResponse<String> log = run(lines.get(2));

            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(found.body()).contains("\"totalResults\":1");
            assertThat(log.body()).contains("\"action\":\"CREATE\"", "\"status\":\"SUCCESS\"");
            assertThat(server.logFiles())
                    .noneMatch(line -> CREDENTIAL.matcher(line).find());
        }
        try (ServerProcess server = start()) {
            assertThat(credentials(server)).hasSize(2).isEqualTo(credentials);
            assertThat(run(curlLines(server).get(1)).body()).contains("\"totalResults\":1");
        }
    }

    private ServerProcess start() {
        return ServerProcess.start(output, Map.of("MUSTER_DEMO", "true"));
    }

    private static List<String> curlLines(ServerProcess server) {
        return server.console().stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
    }

    private static List<String> credentials(ServerProcess server) {
        return server.console().stream()
                .flatMap(line -> CREDENTIAL.matcher(line).results())
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** What a shell and curl would do, as far as the lines need it. */
    private static HttpResponse<String> run(String line) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        List<String> words = words(line);
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

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String quoted = word.group(1);
            words.add(quoted != null ? quoted : word.group());
        }
        return words;
    }
}
