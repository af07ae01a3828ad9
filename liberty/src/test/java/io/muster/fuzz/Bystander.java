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

/** An organization that synchronizes at a steady pace and takes the time of every request. */
final class Bystander {
    /** Between two requests: ten a second are what a busy identity provider sends. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    Bystander(URI server, Target organization) {
        base = server.resolve("/api/v1/scim/" + organization.organization() + "/v2/");
        token = organization.token();
    }

    /**
     * What an organization saw.
     *
     * @param failures requests that were not answered as they should be
     * @param median in microseconds
     * @param p99 in microseconds
     */
    record Seen(int requests, int failures, long median, long p99) {}

    /** Looks users up and creates them for so long. */
    Seen synchronizeFor(Duration duration) throws IOException, InterruptedException {
        List<Long> micros = new ArrayList<>();
        int failures = 0;
        long end = System.nanoTime() + duration.toNanos();
        for (long next = System.nanoTime(); next < end; next += PACE.toNanos()) {
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            String name = UUID.randomUUID() + "@bystander.example";
            boolean probe = micros.size() % 2 == 0;
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            base.resolve(probe ? "Users?filter=userName%20eq%20%22" + name + "%22" : "Users"))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/scim+json");
            if (!probe) {
                request.POST(BodyPublishers.ofString("{\"userName\":\"" + name + "\"}"));
            }
            long begin = System.nanoTime();
            failures += answered(request.build()) == (probe ? 200 : 201) ? 0 : 1;
            micros.add((System.nanoTime() - begin) / 1_000);
        }
        micros.sort(Long::compare);
        return new Seen(micros.size(), failures, micros.get(micros.size() / 2), micros.get(micros.size() * 99 / 100));
    }

    private int answered(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unanswered) {
            return 0;
        }
    }
}
