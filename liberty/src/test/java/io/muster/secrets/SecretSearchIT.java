package io.muster.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.e2e.MusterServer;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * No token, assertion, code, cookie or credential of any test is in what the servers have written. Runs alone, and thus
 * after all other classes.
 */
@Isolated
class SecretSearchIT {
    private static final Path OUTPUT = Path.of("target/e2e");

    /** The demonstration prints its credentials and keeps them in a file. A first start leaves its key in one. */
    private static final List<String> MADE_FOR_SECRETS = List.of("/console.txt", "/demo.properties", "/first-api-key");

    /** Is in the logs and in a table, so that a search that finds nothing has looked in the right places. */
    private final String control = "control-" + UUID.randomUUID();

    @Test
    void nothingSecretIsInALogOrAnEmbeddedDatabase() throws IOException, InterruptedException {
        createOrganization(MusterServer.H2);

        assertThat(new SecretSearch(Set.of(control)).below(OUTPUT))
                .anyMatch(found -> found.contains("/logs/"))
                .anyMatch(found -> found.contains("/console.txt"));
        assertThat(Secrets.all()).isNotEmpty();
        assertThat(new SecretSearch(Secrets.all()).below(OUTPUT))
                .filteredOn(found -> !isMadeForSecrets(found))
                .isEmpty();
    }

    /** Identity providers of other processes send tokens and assertions that no test sees. */
    @Test
    void nothingOfTheShapeOfATokenOrAnAssertionIsInALogOrAnEmbeddedDatabase() throws IOException {
        assertThat(TokenShapes.below(OUTPUT))
                .filteredOn(found -> !isMadeForSecrets(found))
                .isEmpty();
    }

    @Test
    void nothingOfTheShapeOfATokenOrAnAssertionIsInATable() throws SQLException {
        assertThat(inTables(TokenShapes::in)).isEmpty();
    }

    @Test
    void nothingSecretIsInATable() throws IOException, InterruptedException, SQLException {
        createOrganization(MusterServer.POSTGRESQL);

        assertThat(inTables(new SecretSearch(Set.of(control))::in)).isNotEmpty();
        assertThat(inTables(new SecretSearch(Secrets.all())::in)).isEmpty();
    }

    private void createOrganization(MusterServer server) throws IOException, InterruptedException {
        Secrets.add(server.apiKey());
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v1/organizations"))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "application/json")
                .header("X-Request-Id", control)
                .POST(BodyPublishers.ofString("{\"name\":\"" + control + "\",\"plan\":\"BUSINESS\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(201);
    }

    private static List<String> inTables(Function<byte[], List<String>> search) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(MusterServer.POSTGRESQL.databaseUrl(), "postgres", "postgres");
                Statement names = connection.createStatement();
                ResultSet name = names.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (name.next()) {
                found.addAll(in(connection, name.getString(1), search));
            }
        }
        return found;
    }

    private static List<String> in(Connection connection, String table, Function<byte[], List<String>> search)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement rows = connection.createStatement();
                ResultSet row = rows.executeQuery("select t::text from \"" + table + "\" t")) {
            while (row.next()) {
                search.apply(row.getString(1).getBytes(StandardCharsets.UTF_8))
                        .forEach(part -> found.add(table + ": " + part));
            }
        }
        return found;
    }

    private static boolean isMadeForSecrets(String found) {
        String file = found.substring(0, found.indexOf(": "));
        return MADE_FOR_SECRETS.stream()
                .anyMatch(name -> file.endsWith(name) && (!name.equals("/console.txt") || file.contains("/demo-")));
    }
}
