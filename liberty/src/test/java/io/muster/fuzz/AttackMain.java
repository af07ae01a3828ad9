package io.muster.fuzz;

import io.muster.e2e.MusterServer;
import io.muster.e2e.ServerProcess;
import io.muster.fuzz.Bystander.Seen;
import io.muster.fuzz.Requests.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs every attack against a packaged server, as it is shipped, while another organization synchronizes, and prints
 * what that one saw. Ends with status 1 if the server ended or answered the other organization wrongly. System
 * properties:
 *
 * <ul>
 * <li>{@code attack.databases}: {@code h2}, {@code postgresql} or both
 * <li>{@code attack.seconds}: for each attack
 * <li>{@code attack.only}: a regular expression of the names of attacks; all by default
 * </ul>
 */
public final class AttackMain {
    /** Organizations that attack together. */
    private static final int TOGETHER = 8;

    private AttackMain() {}

    public static void main(String[] unused) throws Exception {
        Duration each = Duration.ofSeconds(Integer.getInteger("attack.seconds", 15));
        boolean unharmed = true;
        for (String database :
                List.of(System.getProperty("attack.databases", "postgresql").split(",", -1))) {
            unharmed &= run(database, each);
        }
        System.exit(unharmed ? 0 : 1);
    }

    private static boolean isChosen(String name) {
        return name.matches(System.getProperty("attack.only", ".*"));
    }

    private static boolean run(String database, Duration each) throws Exception {
        String key = MusterServer.freshApiKey();
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(key));
        settings.put("JVM_ARGS", "");
        settings.putAll(ServerProcess.DESCRIBED);
        if (database.equals("postgresql")) {
            settings.putAll(MusterServer.postgres());
        }
        Path output = Path.of(
                "target/attack", database + "-" + ProcessHandle.current().pid());
        try (ServerProcess server = ServerProcess.start(output, settings)) {
            FuzzTenants tenants = new FuzzTenants(server.url(), key);
            Bystander bystander = new Bystander(server.url(), tenants.target());
            Target target = tenants.target();
            tenants.fill(target);
            bystander.synchronizeFor(Duration.ofSeconds(20));

            System.out.printf("%n%s, heap as shipped, %s each%n", database, each);
            System.out.printf(
                    "%-34s %9s %9s %9s %9s %9s  %s%n",
                    "what another organization saw of",
                    "p50, us",
                    "p99, us",
                    "failures",
                    "p50 after",
                    "p99 after",
                    "the attack's answers by status");
            boolean unharmed = true;
            Seen calm = bystander.synchronizeFor(each);
            print("none", calm, calm, Map.of());
            for (Map.Entry<String, Consumer<Attack>> entry : Attack.all().entrySet()) {
                if (isChosen(entry.getKey())) {
                    Attack attack = Attack.alone(server.url(), target);
                    entry.getValue().accept(attack);
                    unharmed &= isUnharmed(entry.getKey(), bystander, each, List.of(attack));
                }
            }
            String together = "all of it by " + TOGETHER + " organizations";
            if (isChosen(together)) {
                List<Target> hostile = new ArrayList<>();
                for (int organization = 0; organization < TOGETHER; organization++) {
                    hostile.add(tenants.target());
                }
                List<Attack> attacks = hostile.stream()
                        .map(one -> Attack.together(server.url(), one))
                        .toList();
                unharmed &= isUnharmed(together, bystander, each, attacks);
            }
            System.out.printf(
                    "live heap at the end: %,d bytes%n",
                    LiveHeap.of(server.pid()).bytes());
            return unharmed;
        }
    }

    private static boolean isUnharmed(String name, Bystander bystander, Duration each, List<Attack> attacks)
            throws IOException, InterruptedException {
        Seen during = bystander.synchronizeFor(each);
        Map<Integer, Long> statuses = new TreeMap<>();
        for (Attack attack : attacks) {
            attack.close();
        }
        for (Attack attack : attacks) {
            attack.end().forEach((status, number) -> statuses.merge(status, number, Long::sum));
        }
        Seen after = bystander.synchronizeFor(Duration.ofSeconds(5));
        print(name, during, after, statuses);
        return during.failures() == 0 && after.failures() == 0;
    }

    private static void print(String attack, Seen during, Seen after, Map<Integer, Long> statuses) {
        System.out.printf(
                "%-34s %9d %9d %9d %9d %9d  %s%n",
                attack,
                during.median(),
                during.p99(),
                during.failures() + after.failures(),
                after.median(),
                after.p99(),
                statuses);
    }
}
