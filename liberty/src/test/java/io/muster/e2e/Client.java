package io.muster.e2e;

import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP client for one base URL with fixed headers. Single quotes in JSON are sent as double quotes. */
record Client(String base, Map<String, String> headers) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    static Client of(String base, String credential) {
        Secrets.add(credential);
        return new Client(
                base, Map.of("Authorization", "Bearer " + credential, "Content-Type", "application/scim+json"));
    }

    Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(base, more);
    }

    Client without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Client(base, fewer);
    }

    Client at(String otherBase) {
        return new Client(otherBase, headers);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** Searches by a SCIM filter. */
    Answer find(String path, String filter) {
        return get(path + "?filter=" + encoded(filter));
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String json) {
        return raw(method, path, json.replace('\'', '"'));
    }

    /** Sends as {@link #send}; as long as the answer is 429, waits as it says and sends again, up to ten times. */
    Answer patiently(String method, String path, String json) {
        Answer answer = send(method, path, json);
        for (int again = 0; answer.status() == 429 && again < 10; again++) {
            sleep(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
            answer = send(method, path, json);
        }
        return answer;
    }

    Answer raw(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + path + " " + body, response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
