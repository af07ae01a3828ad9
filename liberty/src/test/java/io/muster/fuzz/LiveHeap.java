package io.muster.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The objects of a JVM that are alive after a collection.
 *
 * @param bytes of all objects that are alive
 * @param largest the classes whose objects take most, a line each
 */
record LiveHeap(long bytes, List<String> largest) {

    /** Looks into a process; this collects its garbage. */
    static LiveHeap of(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> lines = jcmd.inputReader().lines().toList();
        String total = lines.stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No histogram: " + lines));
        return new LiveHeap(
                Long.parseLong(total.strip().split("\\s+", -1)[2]),
                lines.stream().filter(line -> line.contains(":")).limit(12).toList());
    }
}
