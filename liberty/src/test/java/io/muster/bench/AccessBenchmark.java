package io.muster.bench;

import io.muster.bench.AccessLog.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Measures access checks of host products in organizations of growing size, and previews and changes of group mappings.
 * Prints one table; asserts nothing.
 */
final class AccessBenchmark {
    private static final String ID = "[0-9a-f-]{36}";
    private static final String PATH = "/api/v1/organizations/" + ID;
    private static final Pattern CHECK = Pattern.compile(PATH + "/members/" + ID + "/access/" + ID);
    private static final Pattern MEMBER = Pattern.compile(PATH + "/members/" + ID + "/access");
    private static final Pattern BULK = Pattern.compile(PATH + "/access");
    private static final int BULK_PAGE = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final AccessLog log;
    private final Plan plan;
    private final PrintStream out;

    AccessBenchmark(AccessLog log, Plan plan, PrintStream out) {
        this.log = log;
        this.plan = plan;
        this.out = out;
    }

    /**
     * The load.
     *
     * @param organizations number of users of each organization, smallest first
     * @param clients number of concurrent clients
     * @param checks number of point checks; other reads are a share of it
     * @param members sizes of the groups whose mapping changes, smallest first; an organization gets those that it has
     *     enough users for
     */
    record Plan(List<Integer> organizations, int clients, int checks, List<Integer> members) {}

    /**
     * An organization and its clients.
     *
     * @param admin client of the admin API below the path of the organization
     * @param scim client of its SCIM API
     */
    record Tenant(ScimClient admin, ScimClient scim, String domain, FilledOrganization filled) {}

    /** Creates an organization to measure. */
    @FunctionalInterface
    interface TenantFactory {
        Tenant create(int users, List<Integer> largeGroups) throws Exception;
    }

    void run(TenantFactory factory) throws Exception {
        List<Tenant> tenants = new ArrayList<>();
        for (int users : plan.organizations()) {
            Tenant tenant = factory.create(
                    users, plan.members().stream().filter(size -> size <= users).toList());
            long start = System.nanoTime();
            tenant.filled().fill();
            out.printf("an organization of %d users, filled in %.0f s%n", users, seconds(start));
            tenants.add(tenant);
        }
        out.println(Latencies.header());
        checks(tenants.get(0), plan.checks(), plan.clients());
        bulk(tenants.get(0));
        for (Tenant tenant : tenants) {
            reads(tenant);
        }
        Tenant largest = tenants.get(tenants.size() - 1);
        previews(largest);
        fanOuts(largest);
    }

    private void reads(Tenant tenant) throws IOException, InterruptedException {
        String of = ", organization of " + tenant.filled().users();
        print("point check" + of + ", 1 client", checks(tenant, plan.checks() / 4, 1));
        print("point check" + of + ", " + plan.clients() + " clients", checks(tenant, plan.checks(), plan.clients()));
        print("a member's access" + of + ", 1 client", accesses(tenant, plan.checks() / 8, 1));
        print(
                "a member's access" + of + ", " + plan.clients() + " clients",
                accesses(tenant, plan.checks() / 2, plan.clients()));
        print("access of a page of " + BULK_PAGE + of, bulk(tenant));
    }

    private Measured checks(Tenant tenant, int requests, int clients) throws IOException, InterruptedException {
        int[] users = users(tenant, requests);
        List<String> workspaces = tenant.filled().workspaces();
        return log.measure(
                CHECK,
                () -> Load.run(requests, clients, number -> tenant.admin()
                        .get(check(tenant, users[number], workspaces.get(number % workspaces.size())))));
    }

    private Measured accesses(Tenant tenant, int requests, int clients) throws IOException, InterruptedException {
        int[] users = users(tenant, requests);
        return log.measure(
                MEMBER,
                () -> Load.run(requests, clients, number -> tenant.admin()
                        .get("/members/" + tenant.filled().user(users[number]) + "/access")));
    }

    private Measured bulk(Tenant tenant) throws IOException, InterruptedException {
        int requests = plan.checks() / 50;
        int[] users = users(tenant, requests);
        return log.measure(
                BULK,
                () -> Load.run(requests, 1, number -> tenant.admin()
                        .get("/access?limit=" + BULK_PAGE + "&cursor="
                                + tenant.filled().user(users[number]))));
    }

    private static int[] users(Tenant tenant, int requests) {
        return new Random(1).ints(requests, 0, tenant.filled().users()).toArray();
    }

    private static String check(Tenant tenant, int user, String workspace) {
        return "/members/" + tenant.filled().user(user) + "/access/" + workspace;
    }

    private void previews(Tenant tenant) throws InterruptedException {
        double perMemberOfSmallest = 0;
        for (int size : tenant.filled().largeGroups()) {
            String body = change(tenant, size);
            Latencies previews = Load.run(
                    size < 100_000 ? 20 : 5, 1, number -> tenant.admin().post("/group-mappings/preview", body));
            double perMember = previews.percentile(0.5) / size;
            perMemberOfSmallest = perMemberOfSmallest == 0 ? perMember : perMemberOfSmallest;
            out.println(previews.row("preview of a mapping change, " + size + " members"));
            out.printf(
                    "%-60s %9.2f times the smallest group's%n", "  median a member", perMember / perMemberOfSmallest);
        }
    }

    private void fanOuts(Tenant tenant) throws Exception {
        print(tenant, "nothing else going on", () -> TimeUnit.NANOSECONDS.sleep(QUIET.toNanos()));
        for (int size : tenant.filled().largeGroups()) {
            long[] nanos = new long[2];
            long before = tenant.filled().accessChanges();
            print(tenant, "a mapping change of " + size + " members going on", () -> {
                long start = System.nanoTime();
                tenant.admin().put("/group-mappings", change(tenant, size));
                nanos[0] = System.nanoTime() - start;
                while (!tenant.filled().isFannedOut()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                nanos[1] = System.nanoTime() - start - nanos[0];
            });
            long published = tenant.filled().accessChanges() - before;
            out.printf(
                    "%-60s %9.0f members a second: saved in %.0f ms, %d published in %.2f s more%n",
                    "mapping change of " + size + " members until the feed has it",
                    size / (nanos[1] / 1e9),
                    nanos[0] / 1e6,
                    published,
                    nanos[1] / 1e9);
        }
    }

    /** Measures point checks and creations of users while other work runs. */
    private void print(Tenant tenant, String meanwhile, Load.Work work) throws Exception {
        String prefix = "meanwhile" + System.nanoTime() + "-";
        int[] users = users(tenant, 1_000);
        List<String> workspaces = tenant.filled().workspaces();
        List<Latencies> measured = Load.during(
                work,
                PAUSE,
                List.of(
                        number -> tenant.admin()
                                .get(check(
                                        tenant,
                                        users[number % users.length],
                                        workspaces.get(number % workspaces.size()))),
                        number ->
                                tenant.scim().post("/Users", Benchmark.user(prefix + number + "@" + tenant.domain()))));
        out.println(measured.get(0).row("point check, " + meanwhile));
        out.println(measured.get(1).row("create a user, " + meanwhile));
    }

    private static String change(Tenant tenant, int size) {
        return "{\"changes\":[{\"group\":\"" + tenant.filled().largeGroup(size)
                + "\",\"role\":\"DEVELOPER\",\"workspaces\":[\""
                + tenant.filled().workspaces().get(0) + "\"],\"version\":0}],\"limit\":100}";
    }

    private void print(String name, Measured measured) {
        out.println(measured.client().row(name));
        out.println(measured.server().row("  in the server"));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
