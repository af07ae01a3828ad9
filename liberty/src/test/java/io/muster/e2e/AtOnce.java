package io.muster.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs clients concurrently, each in its own thread. */
final class AtOnce {
    private AtOnce() {}

    /** Runs the clients; returns their results in order. */
    static <T> List<T> all(int clients, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                all.add(work.apply(client));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
