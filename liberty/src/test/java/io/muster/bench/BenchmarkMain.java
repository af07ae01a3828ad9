package io.muster.bench;

import io.muster.bench.AccessBenchmark.Tenant;
import io.muster.bench.Benchmark.Plan;
import io.muster.e2e.MusterServer;
import io.muster.e2e.ServerProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts a packaged server for each database and runs the benchmarks. System properties:
 *
 * <ul>
 *   <li>{@code bench.databases}: {@code h2}, {@code postgresql} or both
 *   <li>{@code bench.parts}: {@code directory}, {@code access} or both; access is measured on PostgreSQL only
 *   <li>{@code bench.users}: number of users that are created and measured
 *   <li>{@code bench.clients}: number of concurrent clients
 *   <li>{@code bench.largest}: size of the largest group
 *   <li>{@code bench.organizations}: sizes of the organizations whose access is measured
 * </ul>
 */
public final class BenchmarkMain {
    /** Replaces the default of 128 MB, which is too small for a database of this size. */
    private static final String SHARED_BUFFERS = "2GB";

    private BenchmarkMain() {}

    public static void main(String[] unused) throws Exception {
        for (String database :
                List.of(System.getProperty("bench.databases", "h2,postgresql").split(",", -1))) {
            measure(database);
        }
    }

    private static void measure(String database) throws Exception {
        // start times of processes are rounded down to clock ticks
        Instant begin = Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(2);
        String key = MusterServer.freshApiKey();
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(key));
        settings.put("JVM_ARGS", "");
        settings.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        settings.put("MUSTER_ADMIN_RATE_PER_SECOND", "0");
        if (database.equals("postgresql")) {
            settings.putAll(MusterServer.postgres(Map.of("shared_buffers", SHARED_BUFFERS)));
        }
        Path output =
                Path.of("target/bench", database + "-" + ProcessHandle.current().pid());
        List<String> parts =
                List.of(System.getProperty("bench.parts", "directory,access").split(",", -1));
        try (ServerProcess server = ServerProcess.start(output, settings)) {
            ScimClient admin = ScimClient.of(server.url().resolve("/api/v1").toString(), key);
            System.out.printf(
                    "%n%s, %d processors%n", database, Runtime.getRuntime().availableProcessors());
            if (parts.contains("directory")) {
                ScimClient organization = organization(admin, "Bench", "bench.example");
                new Benchmark(scim(organization), plan(), new ServerTime(begin), System.out).run();
            }
            if (parts.contains("access") && database.equals("postgresql")) {
                AccessLog log = new AccessLog(output.resolve("muster/logs"));
                String url = settings.get("MUSTER_DB_URL");
                new AccessBenchmark(log, accessPlan(), System.out)
                        .run((users, largeGroups) -> tenant(admin, url, users, largeGroups));
            }
        }
    }

    private static Plan plan() {
        int largest = Integer.getInteger("bench.largest", 10_000);
        List<Integer> sizes = IntStream.iterate(10, size -> size <= largest, size -> size * 10)
                .boxed()
                .toList();
        int users = Math.max(largest, Integer.getInteger("bench.users", 20_000));
        return new Plan(5_000, users, clients(), 20_000, sizes, 400);
    }

    private static AccessBenchmark.Plan accessPlan() {
        List<Integer> organizations = Stream.of(System.getProperty("bench.organizations", "10000,100000")
                        .split(",", -1))
                .map(Integer::valueOf)
                .toList();
        return new AccessBenchmark.Plan(organizations, clients(), 20_000, List.of(100, 1_000, 10_000, 100_000));
    }

    private static int clients() {
        return Integer.getInteger("bench.clients", 8);
    }

    private static Tenant tenant(ScimClient admin, @Nullable String url, int users, List<Integer> largeGroups)
            throws Exception {
        String domain = "filled" + users + ".example";
        ScimClient organization = organization(admin, "Filled " + users, domain);
        List<String> workspaces = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            workspaces.add(organization
                    .post("/workspaces", "{\"name\":\"workspace " + number + "\"}")
                    .getString("id"));
        }
        String id = organization.base().substring(organization.base().lastIndexOf('/') + 1);
        return new Tenant(
                organization,
                scim(organization),
                domain,
                new FilledOrganization(Objects.requireNonNull(url), id, users, largeGroups, workspaces));
    }

    /** Creates an organization with a connection; returns an admin client below its path. */
    private static ScimClient organization(ScimClient admin, String name, String domain) throws Exception {
        String path = "/organizations/"
                + admin.post("/organizations", "{\"name\":\"" + name + "\",\"plan\":\"BUSINESS\"}")
                        .getString("id");
        admin.put(
                path + "/sso",
                "{\"protocol\":\"OIDC\",\"issuer\":\"https://login." + domain + "\",\"domains\":[\"" + domain
                        + "\"],\"active\":true}");
        return new ScimClient(admin.http(), admin.base() + path, admin.credential());
    }

    private static ScimClient scim(ScimClient organization) throws Exception {
        var scim = organization.put("/provisioning", "{\"mode\":\"SCIM\"}");
        return ScimClient.of(scim.getString("baseUrl"), scim.getString("token"));
    }
}
