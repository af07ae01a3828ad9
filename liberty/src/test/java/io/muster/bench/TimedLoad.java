package io.muster.bench;

import io.muster.bench.Turn.Usage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Sends requests from a number of connections for a time; each sends its next request when it has an answer. */
final class TimedLoad {
    /** Longest time of a request that can be recorded, in microseconds. */
    private static final long LONGEST = 120_000_000;

    private static final int DIGITS = 3;

    private TimedLoad() {}

    /** One or more requests that are measured as one. */
    @FunctionalInterface
    interface Action {
        void send(HttpConnection connection) throws IOException;
    }

    private record Client(Histogram micros, long sent, long received) {}

    static Histogram histogram() {
        return new Histogram(LONGEST, DIGITS);
    }

    static Turn run(URI server, int clients, Duration time, Action action) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Client>> workers = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                workers.add(() -> until(end, server, action));
            }
            Histogram all = histogram();
            long sent = 0;
            long received = 0;
            for (Future<Client> worker : executor.invokeAll(workers)) {
                Client client = worker.get();
                all.add(client.micros());
                sent += client.sent();
                received += client.received();
            }
            return new Turn(all, (System.nanoTime() - start) / 1e9, sent, received, Usage.NONE);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A request failed", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Client until(long end, URI server, Action action) throws IOException {
        Histogram micros = histogram();
        try (HttpConnection connection = new HttpConnection(server)) {
            for (long now = System.nanoTime(); now < end; ) {
                action.send(connection);
                long done = System.nanoTime();
                micros.recordValue((done - now) / 1000);
                now = done;
            }
            return new Client(micros, connection.sent(), connection.received());
        }
    }
}
