package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The console of the packaged server during its start. */
@OnItsOwnServers
@Order(1)
class StartIT {
    @Test
    void eachInvalidSettingIsNamedByALineBeforeTheProcessEnds() throws Exception {
        Map<String, String> settings = Map.of(
                "MUSTER_PUBLIC_URL", "http://sync.example.com",
                "MUSTER_API_KEY", "secret123",
                "MUSTER_DB_POOL_MAX", "lots",
                "MUSTER_DB_URL", "jdbc:h2:mem:muster;DB_CLOSE_DELAY=-1",
                "MUSTER_PUBLIC_URI", "https://sync.example.com");

        try (ServerProcess server = ServerProcess.launch(output("invalid"), settings)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .noneMatch(line -> line.contains("CWWKF0011I")) // "is ready"
                    .noneMatch(line -> line.contains("secret123"));
            assertThat(Stream.concat(settings.keySet().stream(), Stream.of("MUSTER_SECRET_KEY")))
                    .allSatisfy(name -> assertThat(server.console())
                            .filteredOn(line -> line.contains("\"message\":\"" + name + " "))
                            .singleElement()
                            .asString()
                            .contains("For example: ", "\"loglevel\":\"SEVERE\""));
        }
    }

    @Test
    void loginThatTheDatabaseRefusesEndsTheProcessWithOneLineThatNamesIt() throws Exception {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(MusterServer.freshApiKey()));
        settings.putAll(MusterServer.postgres());
        // without the user that the URL names
        settings.computeIfPresent("MUSTER_DB_URL", (name, url) -> url.replaceAll("\\?.*", ""));
        settings.put("MUSTER_DB_USER", "nobody");

        try (ServerProcess server = ServerProcess.launch(output("password"), settings)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .filteredOn(line -> line.contains("MUSTER_DB_PASSWORD must be the password"))
                    .singleElement()
                    .asString()
                    .contains("For example: ");
        }
    }

    @Test
    void takenPortEndsTheProcessWithItsReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = ServerProcess.launchOn(
                        taken.getLocalPort(), output("taken"), MusterServer.secrets(MusterServer.freshApiKey()))) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .noneMatch(line -> line.contains("CWWKF0011I")) // "is ready"
                    .filteredOn(line -> line.contains("cannot listen"))
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort(), "MUSTER_HTTP_PORT");
        }
    }

    @Test
    void onlyTheFirstStartWritesAnApiKeyAndAnotherSecretKeyIsAcceptedBesideTheFirst() throws Exception {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(MusterServer.freshApiKey()));
        settings.remove("MUSTER_API_KEY");
        Path output = output("keys");
        String apiKey = firstStart(output, settings);
        String firstSecretKey = settings.getOrDefault("MUSTER_SECRET_KEY", "");
        settings.putAll(MusterServer.secrets(apiKey));
        settings.remove("MUSTER_API_KEY");

        try (ServerProcess server = ServerProcess.launch(output, settings)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .filteredOn(line -> line.contains("MUSTER_SECRET_KEY must be the key"))
                    .singleElement()
                    .asString()
                    .contains("whose id is", "MUSTER_SECOND_SECRET_KEY");
        }
        settings.put("MUSTER_SECOND_SECRET_KEY", firstSecretKey);
        for (int step = 0; step < 2; step++) {
            try (ServerProcess server = ServerProcess.start(output, settings)) {
                Client.of(server.url() + "/api/v1", apiKey)
                        .get("/organizations")
                        .is(200);
                assertThat(server.console()).noneMatch(line -> line.contains("first-api-key"));
                assertThat(firstApiKey(output)).doesNotExist();
            }
            settings.remove("MUSTER_SECOND_SECRET_KEY");
        }
    }

    /** Returns the API key that the first start wrote to a file, which is deleted. */
    private static String firstStart(Path output, Map<String, String> settings) throws IOException {
        try (ServerProcess first = ServerProcess.start(output, settings)) {
            assertThat(first.console())
                    .anyMatch(line -> line.contains("first-api-key") && line.contains("password link of its owner"))
                    .noneMatch(line ->
                            line.contains("\"loglevel\":\"ERROR\"") || line.contains("\"loglevel\":\"SEVERE\""));
            assertThat(first.logged()).noneMatch(line -> line.contains("mst_key_"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(firstApiKey(output))))
                    .isEqualTo("rw-------");
        }
        String apiKey = Files.readString(firstApiKey(output)).strip();
        Files.delete(firstApiKey(output));
        return apiKey;
    }

    private static Path firstApiKey(Path output) {
        return output.resolve("muster/data/first-api-key").toAbsolutePath();
    }

    private static Path output(String name) {
        return Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
    }
}
