package io.muster.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Sends requests from concurrent clients and measures each. */
final class Load {
    private Load() {}

    /** Sends a request; requests are numbered from 0. */
    @FunctionalInterface
    interface Request {
        void send(int number) throws Exception;
    }

    /** Work that runs during a measurement. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Latencies run(int requests, int clients, Request request) throws InterruptedException {
        long[] nanos = new long[requests];
        AtomicInteger next = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        try {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                workers.add(() -> {
                    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                        long begin = System.nanoTime();
                        request.send(number);
                        nanos[number] = System.nanoTime() - begin;
                    }
                    return null;
                });
            }
            for (Future<Void> worker : executor.invokeAll(workers)) {
                worker.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A request failed", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
        return new Latencies(nanos, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Repeats each request in its own client until the work has ended; a client pauses after each response.
     *
     * @return the latencies of each request, in order
     */
    static List<Latencies> during(Work work, Duration pause, List<Request> requests) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(requests.size());
        try {
            List<Future<Latencies>> clients = requests.stream()
                    .map(request -> executor.submit(() -> until(over, pause, request)))
                    .toList();
            work.run();
            over.set(true);
            List<Latencies> all = new ArrayList<>();
            for (Future<Latencies> client : clients) {
                all.add(client.get());
            }
            return all;
        } finally {
            over.set(true);
            executor.shutdown();
        }
    }

    private static Latencies until(AtomicBoolean over, Duration pause, Request request) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        long start = System.nanoTime();
        for (int number = 0; !over.get(); number++) {
            long begin = System.nanoTime();
            request.send(number);
            nanos.add(System.nanoTime() - begin);
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
        return new Latencies(nanos.build().toArray(), Duration.ofNanos(System.nanoTime() - start));
    }
}
