package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console of the packaged server during its start. */
@OnItsOwnServers
@Order(1)
class StartIT {
    @ParameterizedTest
    @Execution(ExecutionMode.SAME_THREAD) // in one directory, which spares all starts but the first half of their work
    @ValueSource(
            strings = {
                "MUSTER_SECRET_KEY=",
                "MUSTER_PUBLIC_URL=",
                "MUSTER_PUBLIC_URL=http://sync.example.com",
                "MUSTER_API_KEY=secret123",
                "MUSTER_DB_POOL_MAX=lots",
                "MUSTER_DB_URL=jdbc:h2:mem:muster;DB_CLOSE_DELAY=-1",
                "MUSTER_PUBLIC_URI=https://sync.example.com"
            })
    void invalidSettingEndsTheProcessWithOneLineThatNamesIt(String setting) throws Exception {
        String[] parts = setting.split("=", 2);
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(MusterServer.freshApiKey()));
        settings.put(parts[0], parts[1]);

        try (ServerProcess server = ServerProcess.launch(output("invalid"), settings)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .noneMatch(line -> line.contains("CWWKF0011I")) // "is ready"
                    .noneMatch(line -> line.contains("secret123"))
                    .filteredOn(line -> line.contains("\"message\":\"" + parts[0]))
                    .singleElement()
                    .asString()
                    .contains("For example: ", "\"loglevel\":\"SEVERE\"");
        }
    }

    @Test
    void anotherSecretKeyEndsTheProcessAndIsAcceptedBesideTheFirst() throws Exception {
        String apiKey = MusterServer.freshApiKey();
        Map<String, String> first = MusterServer.secrets(apiKey);
        Path output = output("key-change");
        ServerProcess.start(output, first).close();
        Map<String, String> changed = new HashMap<>(MusterServer.secrets(apiKey));

        try (ServerProcess server = ServerProcess.launch(output, changed)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .filteredOn(line -> line.contains("MUSTER_SECRET_KEY must be the key"))
                    .singleElement()
                    .asString()
                    .contains("whose id is", "MUSTER_SECOND_SECRET_KEY");
        }
        changed.put("MUSTER_SECOND_SECRET_KEY", first.getOrDefault("MUSTER_SECRET_KEY", ""));
        for (int step = 0; step < 2; step++) {
            try (ServerProcess server = ServerProcess.start(output, changed)) {
                Client.of(server.url() + "/api/v1", apiKey)
                        .get("/organizations")
                        .is(200);
            }
            changed.remove("MUSTER_SECOND_SECRET_KEY");
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
    void onlyTheFirstStartWritesAnApiKeyToAPrivateFileThatTheLogNames() throws Exception {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(MusterServer.freshApiKey()));
        settings.remove("MUSTER_API_KEY");
        Path output = output("first-key");
        Path file = output.resolve("muster/data/first-api-key").toAbsolutePath();

        try (ServerProcess first = ServerProcess.start(output, settings)) {
            assertThat(first.console())
                    .anyMatch(line -> line.contains("first-api-key") && line.contains("password link of its owner"));
            assertThat(first.logged()).noneMatch(line -> line.contains("mst_key_"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first.console())
                    .noneMatch(line ->
                            line.contains("\"loglevel\":\"ERROR\"") || line.contains("\"loglevel\":\"SEVERE\""));
            Client.of(first.url() + "/api/v1", Files.readString(file).strip())
                    .get("/organizations")
                    .is(200);
        }
        Files.delete(file);
        try (ServerProcess second = ServerProcess.start(output, settings)) {
            assertThat(file).doesNotExist();
            assertThat(second.console()).noneMatch(line -> line.contains("first-api-key"));
        }
    }

    private static Path output(String name) {
        return Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
    }
}
