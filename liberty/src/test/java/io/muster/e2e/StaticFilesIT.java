package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the console, as HTTP clients other than browsers see them. */
@OnEachDatabase
class StaticFilesIT {
    private static final String FILE = "/console/core/session.js";

    private final HttpClient http = HttpClient.newHttpClient();
    private final MusterServer server;

    StaticFilesIT(MusterServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/members", "/console/index.html"})
    void pageAlwaysComesWithItsPolicy(String path) throws Exception {
        HttpResponse<String> page = get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).doesNotContain("{{");
    }

    @Test
    void addressWithoutAPathLeadsToTheConsole() throws Exception {
        HttpResponse<String> root = get("/", "Accept", "text/html");

        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).contains("/console/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"%s", "W/%s", "\"old\", %s", "*"})
    void fileThatTheClientHasIsNotSentAgain(String known) throws Exception {
        String etag = get(FILE, "Accept", "*/*").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get(FILE, "If-None-Match", known.formatted(etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(get(FILE, "If-None-Match", "\"old\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, GZIP;q=0.5 | true",
                "gzip;q=1.0, *;q=0 | true",
                "gzip;q=0 | false",
                "gzip ; q=0.000, br | false",
                "identity | false"
            })
    void fileIsCompressedOnlyForBrowsersThatAcceptIt(String accepted, boolean compressed) throws Exception {
        assertThat(get(FILE, "Accept-Encoding", accepted)
                        .headers()
                        .firstValue("Content-Encoding")
                        .isPresent())
                .isEqualTo(compressed);
    }

    @Test
    void fileOutsideOfTheConsoleIsNotThere() throws Exception {
        assertThat(get("/console/WEB-INF/web.xml", "Accept", "*/*").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }
}
