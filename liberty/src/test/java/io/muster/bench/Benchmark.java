package io.muster.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Measures the requests of an identity provider: initial sync, look-ups, additions and removals of one member in groups
 * of growing size, and paging through all users. Prints one table; asserts nothing.
 */
final class Benchmark {
    private static final String USERS = "/Users";
    private static final String GROUPS = "/Groups";

    private final ScimClient scim;
    private final Plan plan;
    private final ServerTime cpu;
    private final PrintStream out;
    private final List<String> ids = Collections.synchronizedList(new ArrayList<>());

    Benchmark(ScimClient scim, Plan plan, ServerTime cpu, PrintStream out) {
        this.scim = scim;
        this.plan = plan;
        this.cpu = cpu;
        this.out = out;
    }

    /**
     * The load.
     *
     * @param warmUp number of users created before the measurement, so that the virtual machine has compiled the code
     * @param users number of users created and measured; at least the largest group size
     * @param clients number of concurrent clients
     * @param probes number of look-ups
     * @param groupSizes sizes of the groups that a member is added to and removed from, smallest first
     * @param memberChanges number of additions and removals in each group
     */
    record Plan(int warmUp, int users, int clients, int probes, List<Integer> groupSizes, int memberChanges) {}

    void run() throws IOException, InterruptedException {
        out.println(Latencies.header());
        sync("warm", 0, plan.warmUp());
        long cpuBefore = cpu.millis();
        Latencies synced = sync("sync", plan.warmUp(), plan.users());
        out.println(synced.row("initial sync: probe and create a user"));
        out.printf(
                "%-60s %9.2f ms a user, database included%n",
                "  CPU of the server", (double) (cpu.millis() - cpuBefore) / plan.users());
        probes();
        members();
        walk();
    }

    private Latencies sync(String prefix, int offset, int users) throws InterruptedException {
        return Load.run(users, plan.clients(), number -> {
            String name = prefix + (offset + number) + "@bench.example";
            scim.get(USERS + "?filter=userName%20eq%20%22" + name + "%22");
            ids.add(scim.post(USERS, user(name)).getString("id"));
        });
    }

    private void probes() throws InterruptedException {
        Random random = new Random(1);
        int[] users = random.ints(plan.probes(), plan.warmUp(), plan.warmUp() + plan.users())
                .toArray();
        Latencies probes = Load.run(
                plan.probes(),
                plan.clients(),
                number -> scim.get(USERS + "?filter=userName%20eq%20%22sync" + users[number] + "@bench.example%22"));
        out.println(probes.row("probe by userName"));
    }

    private void members() throws IOException, InterruptedException {
        double smallest = 0;
        for (int size : plan.groupSizes()) {
            String group = scim.post(GROUPS, "{\"displayName\":\"bench " + size + "\"}")
                    .getString("id");
            String path = GROUPS + "/" + group;
            for (int from = 0; from < size; from += 1_000) {
                scim.patch(path, patch("add", ids.subList(from, Math.min(size, from + 1_000))));
            }
            List<String> guest = List.of(ids.get(ids.size() - 1));
            Latencies changes = Load.run(
                    plan.memberChanges(),
                    1,
                    number -> scim.patch(path, patch(number % 2 == 0 ? "add" : "remove", guest)));
            double median = changes.percentile(0.5);
            smallest = smallest == 0 ? median : smallest;
            out.println(changes.row("one member in or out of a group of " + size));
            out.printf("%-60s %9.2f times the smallest group's%n", "  median", median / smallest);
        }
    }

    private void walk() throws IOException, InterruptedException {
        List<Long> pages = new ArrayList<>();
        String cursor = "";
        int seen = 0;
        long begin = System.nanoTime();
        do {
            long start = System.nanoTime();
            var page = scim.get(USERS + "?count=500&cursor=" + cursor);
            pages.add(System.nanoTime() - start);
            seen += page.getJsonArray("Resources").size();
            cursor = page.getString("nextCursor", "");
        } while (!cursor.isEmpty());
        Latencies all = new Latencies(
                pages.stream().mapToLong(Long::longValue).toArray(), Duration.ofNanos(System.nanoTime() - begin));
        out.println(all.row("walk by cursor over " + seen + " users, a page of 500"));
        int tenth = Math.max(1, pages.size() / 10);
        out.printf(
                "%-60s %9.2f times the first tenth's%n",
                "  last tenth of the pages",
                mean(pages.subList(pages.size() - tenth, pages.size())) / mean(pages.subList(0, tenth)));
    }

    private static double mean(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    /** Returns a user as JSON, with the attributes that identity providers send. */
    static String user(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
                + "\",\"externalId\":\"ext-"
                + name + "\",\"name\":{\"givenName\":\"Bench\",\"familyName\":\"Mark\"},\"displayName\":\"Bench Mark\","
                + "\"emails\":[{\"value\":\"" + name + "\",\"type\":\"work\",\"primary\":true}],\"active\":true}";
    }

    private static String patch(String op, List<String> members) {
        String values = members.stream().map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","));
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"" + op
                + "\",\"path\":\"members\",\"value\":[" + values + "]}]}";
    }
}
