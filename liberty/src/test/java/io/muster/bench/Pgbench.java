package io.muster.bench;

import io.muster.bench.Turn.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Sends the statements of a script by PostgreSQL's own {@code pgbench}, as the application's user and behind the row
 * security of one organization.
 *
 * @param postgres the database
 * @param organization id of the organization
 * @param folder folder for the logs of pgbench
 */
record Pgbench(PostgresServer postgres, String organization, Path folder) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** Position of a transaction's microseconds in a line of the log. */
    private static final int MICROS = 2;

    /** Returns whether this machine has pgbench. It comes with PostgreSQL; Debian has it in postgresql-contrib. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for pgbench", e);
        }
    }

    /** Runs a script for a time. The variables are those of the script. */
    Turn run(Path script, int clients, Duration time, Map<String, String> variables)
            throws IOException, InterruptedException {
        clear();
        String output = execute(
                script,
                variables,
                List.of(
                        "--client=" + clients,
                        "--jobs=" + Math.min(2, clients),
                        "--time=" + time.toSeconds(),
                        "--log",
                        "--log-prefix=" + folder.resolve("log")));
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IOException("pgbench printed no rate: " + output);
        }
        Histogram micros = logged();
        return new Turn(micros, micros.getTotalCount() / Double.parseDouble(rate.group(1)), 0, 0, Usage.NONE);
    }

    private String execute(Path script, Map<String, String> variables, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--host=localhost",
                "--port=" + postgres.port(),
                "--username=" + postgres.user(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script));
        command.addAll(options);
        command.add("--define=organization=" + organization);
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(postgres.database());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGOPTIONS", "-c muster.organization=" + organization);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        for (Path log : logs()) {
            Files.delete(log);
        }
    }

    private Histogram logged() throws IOException {
        Histogram micros = TimedLoad.histogram();
        for (Path log : logs()) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.forEach(line -> micros.recordValue(Long.parseLong(line.split(" ", -1)[MICROS])));
            }
        }
        return micros;
    }

    private List<Path> logs() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "log*")) {
            List<Path> all = new ArrayList<>();
            files.forEach(all::add);
            return all;
        }
    }
}
