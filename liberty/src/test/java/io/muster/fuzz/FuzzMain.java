package io.muster.fuzz;

import io.muster.e2e.MusterServer;
import io.muster.e2e.ServerProcess;
import io.muster.fuzz.RawHttp.Reply;
import io.muster.fuzz.Requests.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Starts a packaged server on each database, with the heap it is shipped with, and sends it requests made from grammars
 * until the time is over. Ends with status 1 if it has found anything. System properties:
 *
 * <ul>
 *   <li>{@code fuzz.databases}: {@code h2}, {@code postgresql} or both
 *   <li>{@code fuzz.minutes}: for all databases together
 *   <li>{@code fuzz.seed}: 0 for one of its own, which is printed
 * </ul>
 */
public final class FuzzMain {
    private static final int FINDINGS = 40;
    /** After so many requests the log of the organization and the server's health are looked at. */
    private static final int ROUND = 100;
    /** The bytes that caches may keep after a run. */
    private static final long HEAP_GROWTH = 64L << 20;

    private final ServerProcess server;
    private final FuzzTenants tenants;
    private final Choice choice;
    private final Map<String, String> findings = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    private FuzzMain(ServerProcess server, FuzzTenants tenants, Choice choice) {
        this.server = server;
        this.tenants = tenants;
        this.choice = choice;
    }

    public static void main(String[] unused) throws Exception {
        List<String> databases =
                List.of(System.getProperty("fuzz.databases", "h2,postgresql").split(",", -1));
        Duration each = Duration.ofSeconds(Integer.getInteger("fuzz.minutes", 5) * 60L / databases.size());
        long seed = Long.getLong("fuzz.seed", 0L);
        int found = 0;
        for (String database : databases) {
            found += run(database, each, seed == 0 ? System.nanoTime() : seed);
        }
        System.exit(found == 0 ? 0 : 1);
    }

    private static int run(String database, Duration duration, long seed) throws Exception {
        String key = MusterServer.freshApiKey();
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(key));
        settings.put("JVM_ARGS", "");
        settings.putAll(ServerProcess.DESCRIBED);
        settings.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        if (database.equals("postgresql")) {
            settings.putAll(MusterServer.postgres());
        }
        Path output =
                Path.of("target/fuzz", database + "-" + ProcessHandle.current().pid());
        System.out.printf("%n%s, seed %d, %s%n", database, seed, duration);
        try (ServerProcess server = ServerProcess.start(output, settings)) {
            FuzzMain fuzz = new FuzzMain(server, new FuzzTenants(server.url(), key), Choice.seeded(seed));
            fuzz.attack(Instant.now().plus(duration));
            fuzz.report();
            return fuzz.findings.size();
        }
    }

    private void attack(Instant end) throws Exception {
        URI url = server.url();
        RawHttp http = new RawHttp(url.getPort());
        Target target = tenants.target();
        Requests requests = new Requests(choice, target);
        // the first rounds fill caches and compile; growth counts from there
        long heap = 0;
        for (int round = 0; Instant.now().isBefore(end) && findings.size() < FINDINGS; round++) {
            Map<String, RawRequest> refused = new HashMap<>();
            for (int i = 0; i < ROUND; i++) {
                RawRequest request = requests.next();
                Reply reply = http.send(request);
                statuses.merge(reply.status(), 1, Integer::sum);
                Judge.fault(request, reply).ifPresent(fault -> found(fault, request, reply));
                if (request.logged() && isLogged(reply)) {
                    refused.put(reply.header("x-request-id"), request);
                }
            }
            tenants.unlogged(target, refused.keySet())
                    .forEach(id -> found("a refusal that is not in the sync log", refused.get(id), null));
            tenants.probe().ifPresent(fault -> found(fault, null, null));
            if (!tenants.isOpen(target)) {
                target = tenants.target();
                requests = new Requests(choice, target);
            }
            if (round == 3) {
                heap = LiveHeap.of(server.pid()).bytes();
            }
        }
        LiveHeap last = LiveHeap.of(server.pid());
        long grown = last.bytes() - heap;
        System.out.printf("live heap %,d bytes, grown by %,d%n", last.bytes(), grown);
        if (heap > 0 && grown > HEAP_GROWTH) {
            found("the heap has grown by " + grown + " bytes:\n" + String.join("\n", last.largest()), null, null);
        }
        server.console().stream()
                .filter(line -> line.contains("\"loglevel\":\"SEVERE\"") || line.contains("\tat "))
                .map(line -> line.replaceAll(".*\"message\":|\\\\n.*", ""))
                .distinct()
                .limit(5)
                .forEach(line -> found("in the server's log: " + line, null, null));
    }

    private static boolean isLogged(Reply reply) {
        return reply.status() >= 400
                && reply.status() != 401
                && reply.status() != 429
                && reply.status() != 405
                && reply.header("content-type").startsWith("application/scim+json");
    }

    private void found(String fault, @Nullable RawRequest request, @Nullable Reply reply) {
        String kind = fault.lines().findFirst().orElse("").replaceAll("\\d+", "#")
                + (request == null ? "" : " " + request.method() + " " + request.surface())
                + (reply == null ? "" : " " + reply.status());
        if (findings.size() < FINDINGS && findings.putIfAbsent(kind, "") == null) {
            System.out.printf(
                    "%n--- %s%n%s%n%s%n",
                    fault,
                    request == null ? "" : request,
                    reply == null
                            ? ""
                            : reply.status() + " "
                                    + reply.body().lines().limit(3).toList());
        }
    }

    private void report() {
        System.out.printf("answers by status: %s%nfindings: %d%n", statuses, findings.size());
        new ArrayList<>(findings.keySet()).forEach(kind -> System.out.println("  " + kind));
    }
}
