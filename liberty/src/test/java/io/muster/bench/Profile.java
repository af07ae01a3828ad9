package io.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * The layers in which the Java Flight Recorder found the threads of a server.
 *
 * @param samples number of samples by layer, the most frequent first
 * @param allocated bytes that the threads have allocated
 * @param requests number of requests meanwhile
 */
record Profile(Map<String, Long> samples, long allocated, long requests) {
    private static final String NAME = "bench";
    private static final String OTHER = "other";

    /** Layers by the beginnings of their classes' names; the first frame from the top that is in a layer decides. */
    private static final Map<String, List<String>> LAYERS = layers();

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("domain and application", List.of("io.muster.domain.", "io.muster.application."));
        layers.put("adapters", List.of("io.muster."));
        layers.put("Hibernate", List.of("org.hibernate.", "org.jboss.logging."));
        layers.put("PostgreSQL driver", List.of("org.postgresql."));
        layers.put("RESTEasy", List.of("org.jboss.resteasy.", "io.openliberty.org.jboss.resteasy"));
        layers.put("Weld", List.of("org.jboss.weld.", "com.ibm.ws.cdi", "io.openliberty.cdi"));
        layers.put("JSON", List.of("org.eclipse.parsson.", "jakarta.json.", "org.eclipse.yasson."));
        layers.put("metrics", List.of("io.micrometer.", "io.smallrye.metrics.", "io.openliberty.microprofile.metrics"));
        layers.put("logging", List.of("java.util.logging.", "com.ibm.ws.logging.", "com.ibm.websphere.ras."));
        layers.put("transactions and connections", List.of("com.ibm.tx.", "com.ibm.ws.rsadapter.", "com.ibm.ejs.j2c."));
        layers.put("Liberty", List.of("com.ibm.", "io.openliberty."));
        return layers;
    }

    /** Records a server's process while work runs. */
    static Profile of(long pid, Path file, MeasuredServer.Work work) throws IOException, InterruptedException {
        jcmd(pid, "JFR.start", "name=" + NAME, "settings=profile");
        Turn turn = work.run();
        jcmd(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
        return read(file, turn.count());
    }

    private static void jcmd(long pid, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
    }

    private static Profile read(Path file, long requests) throws IOException {
        Map<String, Long> samples = new TreeMap<>();
        Map<Long, Long> first = new TreeMap<>();
        Map<Long, Long> last = new TreeMap<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                if (type.equals("jdk.ExecutionSample")) {
                    samples.merge(layer(event), 1L, Long::sum);
                } else if (type.equals("jdk.ThreadAllocationStatistics") && event.getThread("thread") != null) {
                    long thread = event.getThread("thread").getJavaThreadId();
                    first.putIfAbsent(thread, event.getLong("allocated"));
                    last.put(thread, event.getLong("allocated"));
                }
            }
        }
        long allocated = last.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - first.getOrDefault(thread.getKey(), 0L))
                .sum();
        Map<String, Long> sorted = new LinkedHashMap<>();
        samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(layer -> sorted.put(layer.getKey(), layer.getValue()));
        return new Profile(sorted, allocated, requests);
    }

    private static String layer(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return OTHER;
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String name = frame.getMethod().getType().getName();
            for (Map.Entry<String, List<String>> layer : LAYERS.entrySet()) {
                if (layer.getValue().stream().anyMatch(name::startsWith)) {
                    return layer.getKey();
                }
            }
        }
        return OTHER;
    }

    /** Returns the bytes that were allocated for each request. */
    double allocatedEach() {
        return (double) allocated / Math.max(1, requests);
    }

    /** Returns the part of all samples that a layer has. */
    double part(String layer) {
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        return (double) samples.getOrDefault(layer, 0L) / Math.max(1, all);
    }
}
