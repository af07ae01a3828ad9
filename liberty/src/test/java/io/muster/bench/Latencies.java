package io.muster.bench;

import java.time.Duration;
import java.util.Arrays;

/** The latencies of requests, and the elapsed time of all of them together. */
final class Latencies {
    private final long[] nanos;
    private final Duration elapsed;

    Latencies(long[] nanos, Duration elapsed) {
        this.nanos = nanos.clone();
        this.elapsed = elapsed;
        Arrays.sort(this.nanos);
    }

    Duration elapsed() {
        return elapsed;
    }

    int count() {
        return nanos.length;
    }

    double perSecond() {
        return nanos.length / (elapsed.toNanos() / 1e9);
    }

    /** Returns a percentile in milliseconds; the share is between 0 and 1. */
    double percentile(double share) {
        if (nanos.length == 0) {
            return 0;
        }
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
    }

    double mean() {
        return Arrays.stream(nanos).average().orElse(0) / 1e6;
    }

    static String header() {
        return String.format(
                "%-60s %9s %10s %8s %8s %8s %8s", "", "requests", "per second", "mean ms", "p50", "p95", "p99");
    }

    String row(String name) {
        return String.format(
                "%-60s %9d %10.0f %8.2f %8.2f %8.2f %8.2f",
                name, count(), perSecond(), mean(), percentile(0.50), percentile(0.95), percentile(0.99));
    }
}
