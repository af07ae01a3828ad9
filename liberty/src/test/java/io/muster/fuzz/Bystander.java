package io.muster.fuzz;

import io.muster.fuzz.Requests.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An organization that synchronizes at a steady pace, whose admins look, and that takes the time of every request. */
final class Bystander {
    /** Between two requests: ten a second are what a busy identity provider sends. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final URI members;
    private final String token;
    private final String key;

    Bystander(URI server, Target organization) {
        base = server.resolve("/api/v1/scim/" + organization.organization() + "/v2/");
        members = server.resolve("/api/v1/organizations/" + organization.organization() + "/members?limit=10");
        token = organization.token();
        key = organization.key();
    }

    /**
     * The results of the requests of one organization.
     *
     * @param failures requests that were not answered as they should be
     * @param median in microseconds
     * @param p99 in microseconds
     */
    record Seen(int requests, int failures, long median, long p99) {}

    /** Looks users up, creates them, and lists them as an admin for so long. */
    Seen synchronizeFor(Duration duration) throws IOException, InterruptedException {
        List<Long> micros = new ArrayList<>();
        int failures = 0;
        long end = System.nanoTime() + duration.toNanos();
        for (long next = System.nanoTime(); next < end; next += PACE.toNanos()) {
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            String name = UUID.randomUUID() + "@bystander.example";
            HttpRequest.Builder request =
                    switch (micros.size() % 3) {
                        case 0 -> request(base.resolve("Users?filter=userName%20eq%20%22" + name + "%22"), token);
                        case 1 ->
                            request(base.resolve("Users"), token)
                                    .POST(BodyPublishers.ofString("{\"userName\":\"" + name + "\"}"));
                        default -> request(members, key);
                    };
            long begin = System.nanoTime();
            failures += answered(request.build()) / 100 == 2 ? 0 : 1;
            micros.add((System.nanoTime() - begin) / 1_000);
        }
        micros.sort(Long::compare);
        return new Seen(micros.size(), failures, micros.get(micros.size() / 2), micros.get(micros.size() * 99 / 100));
    }

    private static HttpRequest.Builder request(URI uri, String credential) {
        return HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", "application/scim+json");
    }

    private int answered(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unanswered) {
            return 0;
        }
    }
}
