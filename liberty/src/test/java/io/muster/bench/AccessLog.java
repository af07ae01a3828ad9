package io.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the server's response times from its access log: microseconds from the arrival of a request to the end of its
 * response ({@code %D}), without client and network.
 *
 * @param folder folder of the server's logs
 */
record AccessLog(Path folder) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Runs a load and returns the times of both ends; no other client may send requests whose path matches. */
    Measured measure(Pattern path, Load load) throws IOException, InterruptedException {
        int before = micros(path).size();
        Latencies client = load.run();
        long limit = System.nanoTime() + LIMIT.toNanos();
        List<Long> all = micros(path);
        // the server writes the log asynchronously
        while (all.size() < before + client.count() && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(200);
            all = micros(path);
        }
        long[] nanos = all.subList(before, all.size()).stream()
                .mapToLong(micros -> TimeUnit.MICROSECONDS.toNanos(micros))
                .toArray();
        return new Measured(client, new Latencies(nanos, client.elapsed()));
    }

    /** The load to measure. */
    @FunctionalInterface
    interface Load {
        Latencies run() throws InterruptedException;
    }

    /** Latencies of the same requests at the client and in the server. */
    record Measured(Latencies client, Latencies server) {}

    private List<Long> micros(Pattern path) throws IOException {
        Pattern line = Pattern.compile("\"\\S+ " + path.pattern() + " HTTP\\S*\" 2\\d\\d \\S+ (\\d+)$");
        List<Long> micros = new ArrayList<>();
        for (Path file : files()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(line::matcher)
                        .filter(Matcher::find)
                        .forEach(match -> micros.add(Long.valueOf(match.group(1))));
            }
        }
        return micros;
    }

    /** Returns the access logs, oldest first; rotated ones have a timestamp in their names. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("access"))
                    .sorted((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .toList();
        }
    }
}
