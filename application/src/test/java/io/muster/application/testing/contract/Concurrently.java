package io.muster.application.testing.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work in several threads at the same time. */
final class Concurrently {
    private Concurrently() {}

    /** Calls each in a thread of its own and returns their results. */
    static <T> List<T> call(List<Callable<T>> work) throws Exception {
        return call(work, work.size());
    }

    /** Calls all by a number of threads and returns their results in the order of the work. */
    static <T> List<T> call(List<Callable<T>> work, int threads) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
