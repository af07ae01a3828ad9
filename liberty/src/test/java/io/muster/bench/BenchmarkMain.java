package io.muster.bench;

import io.muster.bench.Benchmark.Plan;
import io.muster.e2e.MusterServer;
import io.muster.e2e.ServerProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Starts a packaged server for each database and measures it. System properties: {@code bench.databases} of h2 and
 * postgresql, {@code bench.users} synced and measured, {@code bench.clients} at once, {@code bench.largest} group.
 */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    public static void main(String[] unused) throws Exception {
        for (String database :
                List.of(System.getProperty("bench.databases", "h2,postgresql").split(",", -1))) {
            measure(database);
        }
    }

    private static void measure(String database) throws Exception {
        // the operating system counts in ticks, and may round down
        Instant begin = Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(2);
        String key = MusterServer.freshApiKey();
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(key));
        settings.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        if (database.equals("postgresql")) {
            settings.putAll(MusterServer.postgres());
        }
        Path output =
                Path.of("target/bench", database + "-" + ProcessHandle.current().pid());
        try (ServerProcess server = ServerProcess.start(output, settings)) {
            ScimClient admin = ScimClient.of(server.url().resolve("/api/v1").toString(), key);
            System.out.printf(
                    "%n%s, %d processors%n", database, Runtime.getRuntime().availableProcessors());
            new Benchmark(organization(admin), plan(), new ServerTime(begin), System.out).run();
        }
    }

    private static Plan plan() {
        int largest = Integer.getInteger("bench.largest", 10_000);
        List<Integer> sizes = IntStream.iterate(10, size -> size <= largest, size -> size * 10)
                .boxed()
                .toList();
        int users = Math.max(largest, Integer.getInteger("bench.users", 20_000));
        return new Plan(5_000, users, Integer.getInteger("bench.clients", 8), 20_000, sizes, 400);
    }

    private static ScimClient organization(ScimClient admin) throws Exception {
        String path = "/organizations/"
                + admin.post("/organizations", "{\"name\":\"Bench\",\"plan\":\"BUSINESS\"}")
                        .getString("id");
        admin.put(
                path + "/sso",
                "{\"protocol\":\"OIDC\",\"issuer\":\"https://login.bench.example\",\"domains\":[\"bench.example\"],\"active\":true}");
        var scim = admin.put(path + "/provisioning", "{\"mode\":\"SCIM\"}");
        return ScimClient.of(scim.getString("baseUrl"), scim.getString("token"));
    }
}
