package io.muster.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A minimal HTTP client for Muster; throws an exception for every response but 2xx. */
record ScimClient(HttpClient http, String base, String credential) {

    static ScimClient of(String base, String credential) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new ScimClient(http, base, credential);
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return json(send("GET", path, ""));
    }

    JsonObject post(String path, String body) throws IOException, InterruptedException {
        return json(send("POST", path, body));
    }

    JsonObject put(String path, String body) throws IOException, InterruptedException {
        return json(send("PUT", path, body));
    }

    void patch(String path, String body) throws IOException, InterruptedException {
        send("PATCH", path, body);
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
