package io.muster.bench;

import io.muster.bench.Growth.Curve;
import io.muster.bench.MeasuredServer.Work;
import io.muster.e2e.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares the packaged server with pgbench on the same PostgreSQL and writes a report. {@link Settings} lists the
 * system properties that change what is measured.
 */
public final class PerformanceMain {
    private static final Duration EARLY_FROM = Duration.ofSeconds(45);
    private static final Duration EARLY_TO = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final List<Integer> MEMBER_GROUP = List.of(1_000);

    private final Settings settings;
    private final PostgresServer postgres;
    private final Path folder;
    private final Map<Scenario, AtomicLong> numbers = new EnumMap<>(Scenario.class);
    private final Map<Scenario, Comparison> table = new EnumMap<>(Scenario.class);
    private int run;

    private PerformanceMain(Settings settings, PostgresServer postgres, Path folder) {
        this.settings = settings;
        this.postgres = postgres;
        this.folder = folder;
        for (Scenario scenario : Scenario.values()) {
            numbers.put(scenario, new AtomicLong());
            table.put(scenario, Comparison.of(scenario));
        }
    }

    public static void main(String[] unused) throws Exception {
        Settings settings = Settings.ofProperties();
        Path folder = Path.of(
                        "target/bench", Long.toString(ProcessHandle.current().pid()))
                .toAbsolutePath();
        Files.createDirectories(folder);
        try (PostgresServer postgres = PostgresServer.start()) {
            new PerformanceMain(settings, postgres, folder).run();
        }
    }

    private void run() throws Exception {
        MeasuredServer server = MeasuredServer.start(postgres, folder);
        try {
            say("started on an empty database in %.1f s", seconds(server.startTime()));
            Subject subject = Subject.create(server.admin(), postgres.superuserUrl(), settings.users(), MEMBER_GROUP);
            server.drain();
            server = server.startAgain();
            Duration startTime = server.startTime();
            say("started again in %.1f s", seconds(startTime));
            if (settings.measures("start")) {
                early(server, subject);
            }
            if (settings.measures("table")) {
                load(server, subject, settings.warmUp());
                rounds(server, subject);
                if (settings.profile()) {
                    profiles(server, subject);
                }
            }
            List<Curve> curves =
                    settings.measures("growth") ? new Growth(settings, postgres, server).curves() : List.of();
            Optional<Idle> idle = settings.measures("idle")
                    ? Optional.of(Idle.measure(server, postgres, settings.idle(), settings.quick()))
                    : Optional.empty();
            List<Comparison> rows = settings.scenarios().stream().map(this::row).toList();
            new Report(settings, postgres.version(), startTime, server.peakMemory(), rows, curves, idle).write();
            say("wrote %s", settings.output().toAbsolutePath().normalize());
        } finally {
            server.close();
        }
    }

    /** Loads the server from its first answer on, and measures every scenario between 45 and 90 seconds. */
    private void early(MeasuredServer server, Subject subject) throws Exception {
        load(server, subject, EARLY_FROM.minus(server.startTime()));
        Duration each =
                EARLY_TO.minus(EARLY_FROM).dividedBy(settings.scenarios().size());
        for (Scenario scenario : settings.scenarios()) {
            Turn turn = server.measure(send(server, subject, scenario, each));
            row(scenario).early().add(turn);
            say("early  %s", line(scenario, turn));
        }
    }

    /** Sends requests of all scenarios by turns, unmeasured. */
    private void load(MeasuredServer server, Subject subject, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (Scenario scenario : settings.scenarios()) {
                send(server, subject, scenario, SHORT).run();
            }
        }
    }

    private void rounds(MeasuredServer server, Subject subject) throws Exception {
        if (!KeycloakServer.isUnpacked()) {
            say("Keycloak is not unpacked: it is not measured. The profile keycloak unpacks it.");
            rounds(server, subject, Optional.empty());
            return;
        }
        try (Keycloak keycloak = Keycloak.start(postgres, folder, settings.users(), settings.clients())) {
            for (Scenario scenario : ofScim()) {
                keycloak(server, keycloak, scenario); // warms it up
            }
            rounds(server, subject, Optional.of(keycloak));
        }
    }

    private void rounds(MeasuredServer server, Subject subject, Optional<Keycloak> keycloak) throws Exception {
        boolean pgbench = Pgbench.isThere();
        if (!pgbench) {
            say("pgbench is not on the PATH: its rows are not measured. Debian has it in postgresql-contrib.");
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (Scenario scenario : settings.scenarios()) {
                Comparison row = row(scenario);
                server.drain();
                postgres.sent().reset();
                Turn byServer = server.measure(send(server, subject, scenario, settings.turn()));
                row.statements().addAll(postgres.sent().all());
                row.server().add(byServer);
                say("server %s", line(scenario, byServer));
                if (pgbench) {
                    Turn byPgbench = server.measureWithoutServer(pgbench(subject, scenario));
                    row.pgbench().add(byPgbench);
                    say("pgbench %s", line(scenario, byPgbench));
                }
                if (keycloak.isPresent() && ofScim().contains(scenario)) {
                    Turn byKeycloak = keycloak(server, keycloak.get(), scenario);
                    row.keycloak().add(byKeycloak);
                    say("keycloak %s", line(scenario, byKeycloak));
                }
            }
        }
    }

    private List<Scenario> ofScim() {
        return settings.scenarios().stream()
                .filter(scenario -> scenario != Scenario.CHECK)
                .toList();
    }

    private Turn keycloak(MeasuredServer server, Keycloak keycloak, Scenario scenario) throws Exception {
        AtomicLong number = Objects.requireNonNull(numbers.get(scenario));
        Work work = keycloak.running(() -> TimedLoad.run(
                keycloak.url(),
                scenario.clients(settings.clients()),
                settings.turn(),
                scenario.action(keycloak, number)));
        long before = keycloak.cpuMillis();
        Turn turn = server.measureWithoutServer(work);
        return turn.withServer(keycloak.cpuMillis() - before);
    }

    private void profiles(MeasuredServer server, Subject subject) throws IOException, InterruptedException {
        for (Scenario scenario : settings.scenarios()) {
            Work work = send(server, subject, scenario, settings.turn());
            row(scenario).profiles().add(Profile.of(server.pid(), folder.resolve(scenario + ".jfr"), work));
        }
    }

    private Work send(MeasuredServer server, Subject subject, Scenario scenario, Duration time) {
        AtomicLong number = Objects.requireNonNull(numbers.get(scenario));
        return () -> TimedLoad.run(
                server.url(), scenario.clients(settings.clients()), time, scenario.action(subject, number));
    }

    private Work pgbench(Subject subject, Scenario scenario) {
        run++;
        Map<String, String> variables = scenario.variables(subject, run);
        return () -> new Pgbench(postgres, subject.filled().id(), folder.resolve("pgbench"))
                .run(scenario.script(), scenario.clients(settings.clients()), settings.turn(), variables);
    }

    private Comparison row(Scenario scenario) {
        return Objects.requireNonNull(table.get(scenario));
    }

    private static String line(Scenario scenario, Turn turn) {
        return String.format(
                "%-30s %9.0f/s, p50 %7.2f ms, p99 %7.2f ms, CPU server %5.2f, PostgreSQL %5.2f, client %5.2f ms each",
                scenario.title(),
                turn.perSecond(),
                turn.millis(50),
                turn.millis(99),
                turn.each(turn.used().server()),
                turn.each(turn.used().postgres()),
                turn.each(turn.used().client()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(format + "%n", arguments);
    }
}
