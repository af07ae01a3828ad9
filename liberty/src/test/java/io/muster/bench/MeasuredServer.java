package io.muster.bench;

import io.muster.bench.Turn.Usage;
import io.muster.e2e.MusterServer;
import io.muster.e2e.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged server on a PostgreSQL, and what both use. It has no rate limits and the heap it is delivered with. */
final class MeasuredServer implements AutoCloseable {
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
    /** Beginnings of names of threads of HotSpot. */
    private static final String[] COMPILERS = {"C1 Compiler", "C2 Compiler"};

    private static final String[] COLLECTORS = {"GC Thread", "G1 ", "ZDriver", "ZWorker", "Shenandoah"};
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final PostgresServer postgres;
    private final ServerProcess process;
    private final String key;
    private final Duration start;

    private MeasuredServer(PostgresServer postgres, ServerProcess process, String key, Duration start) {
        this.postgres = postgres;
        this.process = process;
        this.key = key;
        this.start = start;
    }

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {
        Turn run() throws IOException, InterruptedException;
    }

    static MeasuredServer start(PostgresServer postgres, Path output) {
        String key = MusterServer.freshApiKey();
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(key));
        settings.putAll(postgres.settings());
        settings.put("JVM_ARGS", System.getProperty("bench.jvm", ""));
        settings.putAll(ServerProcess.DESCRIBED);
        settings.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        settings.put("MUSTER_ADMIN_RATE_PER_SECOND", "0");
        long begin = System.nanoTime();
        ServerProcess process = ServerProcess.start(output, settings);
        return new MeasuredServer(postgres, process, key, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Ends the server and starts it again, as it is after an upgrade: with a database that has its tables. */
    MeasuredServer startAgain() {
        process.close();
        long begin = System.nanoTime();
        ServerProcess again = process.startAgain();
        return new MeasuredServer(postgres, again, key, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Returns the time from the start of the process to its first answer. */
    Duration startTime() {
        return start;
    }

    URI url() {
        return process.url();
    }

    ScimClient admin() {
        return ScimClient.of(url().resolve("/api/v1").toString(), key);
    }

    long pid() {
        return process.pid();
    }

    /** Returns the turn with what the processes have used until the events of its changes were in the feed. */
    Turn measure(Work work) throws IOException, SQLException, InterruptedException {
        Usage before = usage();
        Turn turn = work.run();
        drain();
        return new Turn(turn.micros(), turn.seconds(), turn.sent(), turn.received(), usage().since(before));
    }

    /**
     * Measures work while the server stands still, so that it neither polls nor relays what pgbench has written, and
     * removes the events that pgbench has written.
     */
    Turn measureWithoutServer(Work work) throws IOException, SQLException, InterruptedException {
        ProcessCpu.signal(pid(), "STOP");
        try {
            Usage before = usage();
            Turn turn = work.run();
            Usage used = usage().since(before);
            postgres.execute("delete from outbox");
            return new Turn(turn.micros(), turn.seconds(), turn.sent(), turn.received(), used);
        } finally {
            ProcessCpu.signal(pid(), "CONT");
        }
    }

    /** Waits until no event is pending, at most a minute. */
    void drain() throws SQLException, InterruptedException {
        long limit = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (postgres.number("select count(*) from outbox") > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    Usage usage() throws IOException, SQLException {
        return new Usage(
                ProcessCpu.of(pid()),
                ProcessCpu.ofThreads(pid(), COMPILERS),
                ProcessCpu.ofThreads(pid(), COLLECTORS),
                postgres.cpuMillis(),
                ProcessCpu.of(ProcessHandle.current().pid()),
                postgres.walBytes());
    }

    /** Returns the most memory that the process has had, in MiB. */
    long peakMemory() throws IOException {
        Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid() + "/status")));
        return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
    }

    @Override
    public void close() {
        process.close();
    }
}
