package io.muster.fuzz;

import io.muster.e2e.ApiOperation;
import io.muster.fuzz.Requests.Operation;
import io.muster.fuzz.Requests.Target;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The organizations of a run: those that are attacked, and one that must not notice. */
final class FuzzTenants {
    private static final int WORKSPACES = 1_000;
    private static final int MEMBERS = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final String operatorKey;
    private final Target bystander;
    private final List<Operation> operations;

    FuzzTenants(URI server, String operatorKey) throws IOException, InterruptedException {
        this.server = server;
        this.operatorKey = operatorKey;
        operations = operations();
        bystander = target();
    }

    /** Creates an organization with a few users and groups. */
    Target target() throws IOException, InterruptedException {
        String domain = "f" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        String id = json(operator("POST", "/organizations", Map.of("name", domain, "plan", "BUSINESS")))
                .getString("id");
        String path = "/organizations/" + id;
        ok(operator(
                "PUT",
                path + "/sso",
                Map.of(
                        "protocol",
                        "OIDC",
                        "issuer",
                        "https://login." + domain,
                        "domains",
                        List.of(domain),
                        "active",
                        true)));
        String token = json(operator("PUT", path + "/provisioning", Map.of("mode", "SCIM")))
                .getString("token");
        String key = json(operator("POST", "/api-keys", Map.of("name", "fuzz", "scope", id)))
                .getString("key");
        String scim = "/api/v1/scim/" + id + "/v2";
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(json(send("POST", scim + "/Users", token, Map.of("userName", "user" + i + "@" + domain)))
                    .getString("id"));
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            groups.add(json(send("POST", scim + "/Groups", token, Map.of("displayName", "group" + i)))
                    .getString("id"));
        }
        return new Target(id, token, key, users, groups, operations);
    }

    /**
     * Adds so much access to an organization that rows of its pages are large: workspaces, and users in two groups that
     * are mapped to all of them.
     */
    void fill(Target target) throws IOException, InterruptedException {
        String path = "/organizations/" + target.organization();
        List<String> workspaces = new ArrayList<>();
        for (int i = 0; i < WORKSPACES; i++) {
            workspaces.add(json(operator("POST", path + "/workspaces", Map.of("name", "workspace " + i)))
                    .getString("id"));
        }
        String scim = "/api/v1/scim/" + target.organization() + "/v2";
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(Map.of(
                    "value",
                    json(send("POST", scim + "/Users", target.token(), Map.of("userName", "filled" + i)))
                            .getString("id")));
        }
        for (String group : target.groups().subList(0, 2)) {
            ok(send(
                    "PATCH",
                    scim + "/Groups/" + group,
                    target.token(),
                    Map.of("Operations", List.of(Map.of("op", "add", "path", "members", "value", members)))));
            ok(operator(
                    "PUT",
                    path + "/group-mappings",
                    Map.of(
                            "changes",
                            List.of(Map.of(
                                    "group", group, "role", "DEVELOPER", "workspaces", workspaces, "version", 0)))));
        }
    }

    /** Returns whether the credentials of the target still work: an attack is allowed to end them. */
    boolean isOpen(Target target) throws IOException, InterruptedException {
        return get("/api/v1/scim/" + target.organization() + "/v2/Users?count=1", target.token())
                                .statusCode()
                        == 200
                && get("/api/v1/organizations/" + target.organization(), target.key())
                                .statusCode()
                        == 200;
    }

    /** Asks as the organization that is not attacked; returns what is wrong with the answer. */
    Optional<String> probe() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int status = get(
                        "/api/v1/scim/" + bystander.organization() + "/v2/Users/"
                                + bystander.users().get(0),
                        bystander.token())
                .statusCode();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (status != 200) {
            return Optional.of("another organization is answered " + status);
        }
        return took.compareTo(Judge.LIMIT) > 0
                ? Optional.of("another organization waits " + took.toMillis() + " ms")
                : Optional.empty();
    }

    /** Returns which of these requests have no entry in the organization's sync log. */
    Set<String> unlogged(Target target, Set<String> requestIds) throws IOException, InterruptedException {
        Set<String> missing = new HashSet<>(requestIds);
        String cursor = "";
        for (int page = 0; page < 20 && !missing.isEmpty(); page++) {
            HttpResponse<String> response =
                    get("/api/v1/organizations/" + target.organization() + "/sync-log?limit=500" + cursor, operatorKey);
            JsonObject entries = json(response);
            entries.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(entry -> missing.remove(entry.getString("requestId")));
            if (!entries.containsKey("nextCursor")) {
                break;
            }
            cursor = "&cursor=" + entries.getString("nextCursor");
        }
        return missing;
    }

    private List<Operation> operations() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/openapi"))
                .header("Accept", "application/json")
                .build();
        JsonObject document = json(http.send(request, BodyHandlers.ofString()));
        return ApiOperation.of(document).stream()
                .filter(operation -> operation.path().contains("/organizations/{id}"))
                .map(operation -> new Operation(
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.path(),
                        operation.queries(),
                        body(document, operation)))
                .toList();
    }

    /** Returns the first example of the body, or nothing. */
    private static String body(JsonObject document, ApiOperation operation) {
        if (!operation.hasBody()) {
            return "";
        }
        JsonObject schema = operation
                .json()
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .values()
                .iterator()
                .next()
                .asJsonObject()
                .getJsonObject("schema");
        String reference = schema.getString("$ref", "");
        JsonObject resolved = reference.isEmpty()
                ? schema
                : document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
        return resolved.getJsonArray("examples").get(0).toString();
    }

    private HttpResponse<String> operator(String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(method, "/api/v1" + path, operatorKey, body);
    }

    private HttpResponse<String> send(String method, String path, String credential, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", path.contains("/scim/") ? "application/scim+json" : "application/json")
                .method(
                        method,
                        BodyPublishers.ofString(
                                Json.createObjectBuilder(body).build().toString()))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        while (response.statusCode() == 429) {
            Thread.sleep(200);
            response = http.send(request, BodyHandlers.ofString());
        }
        return response;
    }

    private HttpResponse<String> get(String path, String credential) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Bearer " + credential)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        ok(response);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    private static void ok(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + " " + response.body());
        }
    }
}
