package io.muster.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a bounded number of requests from a few clients at once and times each. */
final class Load {
    private Load() {}

    /** One request; the number tells which of them it is, from 0. */
    @FunctionalInterface
    interface Request {
        void send(int number) throws Exception;
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
}
