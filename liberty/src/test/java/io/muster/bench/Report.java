package io.muster.bench;

import io.muster.bench.Chart.Bar;
import io.muster.bench.Chart.Line;
import io.muster.bench.Comparison.Spread;
import io.muster.bench.Growth.Curve;
import io.muster.bench.SentCounts.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Writes what was measured as a page with tables and charts.
 *
 * @param postgres version of PostgreSQL
 * @param start time from the start of the server to its first answer
 * @param memory most memory that the server's process has had, in MiB
 */
record Report(
        Settings settings,
        String postgres,
        Duration start,
        long memory,
        List<Comparison> rows,
        List<Curve> curves,
        Optional<Idle> idle) {
    private static final String MISSING = "not measured";
    private static final int WIDTH = 120;
    private static final int STATEMENTS = 5;
    private static final int STATEMENT_LENGTH = 90;

    void write() throws IOException {
        Path page = settings.output();
        Path charts = page.resolveSibling("performance");
        Files.createDirectories(charts);
        StringBuilder text = new StringBuilder(head());
        List<Comparison> measured =
                rows.stream().filter(row -> !row.server().isEmpty()).toList();
        if (!measured.isEmpty()) {
            Files.writeString(charts.resolve("throughput.svg"), throughputChart(measured));
            Files.writeString(charts.resolve("cpu.svg"), cpuChart(measured));
            text.append(throughput(measured)).append(latencies(measured)).append(costs(measured));
        }
        if (rows.stream().anyMatch(row -> !row.keycloak().isEmpty())) {
            text.append(keycloak());
        }
        if (rows.stream().anyMatch(row -> !row.early().isEmpty())) {
            text.append(early());
        }
        if (!curves.isEmpty()) {
            Files.writeString(charts.resolve("growth.svg"), growthChart());
            text.append(growth());
        }
        idle.ifPresent(found -> text.append(idle(found)));
        if (!measured.isEmpty()) {
            text.append(statements(measured));
        }
        Files.writeString(page, wrapped(text.toString()));
    }

    private String head() {
        return format(
                """
                # Performance

                Written by the [benchmark](benchmark.md), which says how each figure is measured. Run of %s: %d processors
                that client, server and database share, Java %s, PostgreSQL %s (durable), %d users, %d clients, %d rounds of
                %d s for each scenario%s.

                The server's first answer came %.1f s after its start. Its process had at most %d MiB of memory.

                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                postgres,
                settings.users(),
                settings.clients(),
                settings.rounds(),
                settings.turn().toSeconds(),
                settings.quick() ? ", a quick run: too short for figures to quote" : "",
                start.toMillis() / 1000.0,
                memory);
    }

    private static String throughput(List<Comparison> measured) {
        StringBuilder text = new StringBuilder("""
                ## Throughput

                Ratios are those of a turn of the server and the turn of pgbench right after it: the median of all rounds, and
                in parentheses the least and the greatest.

                ![Throughput as a part of pgbench's](performance/throughput.svg)

                | | server, a second | pgbench, a second | server / pgbench | goal |
                |---|---|---|---|---|
                """);
        for (Comparison row : measured) {
            text.append(format(
                    "| %s | %s | %s | %s | %.2f |%n",
                    row.scenario().title(),
                    rate(Spread.of(row.server(), Turn::perSecond)),
                    row.pgbench().isEmpty() ? MISSING : rate(Spread.of(row.pgbench(), Turn::perSecond)),
                    row.pgbench().isEmpty() ? MISSING : ratio(row.ratio()),
                    row.scenario().goal()));
        }
        return text.append('\n').toString();
    }

    private static String latencies(List<Comparison> measured) {
        StringBuilder text = new StringBuilder("""
                ## Latencies

                Milliseconds at the client, which waits for one of the processors like all others.

                | | server p50 | p90 | p99 | p99.9 | pgbench p50 | p99 |
                |---|---|---|---|---|---|---|
                """);
        for (Comparison row : measured) {
            Histogram server = Comparison.micros(row.server());
            Histogram pgbench = Comparison.micros(row.pgbench());
            text.append(format(
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    row.scenario().title(),
                    millis(server, 50),
                    millis(server, 90),
                    millis(server, 99),
                    millis(server, 99.9),
                    row.pgbench().isEmpty() ? MISSING : millis(pgbench, 50),
                    row.pgbench().isEmpty() ? MISSING : millis(pgbench, 99)));
        }
        return text.append('\n').toString();
    }

    private static String costs(List<Comparison> measured) {
        StringBuilder text = new StringBuilder("""
                ## Processor time and bytes

                Milliseconds of processor time for each user or request, until its events are in the feed; the just-in-time compilers
                and the garbage collector are parts of the server. Bytes are those between client and server, and those of the
                write-ahead log.

                ![Processor time for each request](performance/cpu.svg)

                | | server | compiler | collector | PostgreSQL | server and PostgreSQL | PostgreSQL with pgbench | client | bytes sent | received | log | log with pgbench |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Comparison row : measured) {
            List<Turn> server = row.server();
            List<Turn> pgbench = row.pgbench();
            double ofServer = each(server, turn -> turn.used().server());
            double ofPostgres = each(server, turn -> turn.used().postgres());
            text.append(format(
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s | %.2f | %.0f | %.0f | %.0f | %s |%n",
                    row.scenario().title(),
                    ofServer,
                    each(server, turn -> turn.used().compiler()),
                    each(server, turn -> turn.used().collector()),
                    ofPostgres,
                    ofServer + ofPostgres,
                    pgbench.isEmpty()
                            ? MISSING
                            : format("%.2f", each(pgbench, turn -> turn.used().postgres())),
                    each(server, turn -> turn.used().client()),
                    each(server, Turn::sent),
                    each(server, Turn::received),
                    each(server, turn -> turn.used().wal()),
                    pgbench.isEmpty()
                            ? MISSING
                            : format("%.0f", each(pgbench, turn -> turn.used().wal()))));
        }
        return text.append('\n').toString();
    }

    private String keycloak() {
        StringBuilder text = new StringBuilder("""
                ## Beside Keycloak

                Keycloak with its SCIM API, a preview, on the same PostgreSQL in the same rounds: after pgbench, while the
                server stands still. It has no sync log, no events for a host product and no access to derive. Processor
                time is that of Keycloak and PostgreSQL.

                | | Keycloak, a second | p50 | p99 | processor time, ms | server / Keycloak |
                |---|---|---|---|---|---|
                """);
        for (Comparison row : rows) {
            if (row.keycloak().isEmpty()) {
                continue;
            }
            Histogram micros = Comparison.micros(row.keycloak());
            text.append(format(
                    "| %s | %s | %s | %s | %.2f | %.1f |%n",
                    row.scenario().title(),
                    rate(Spread.of(row.keycloak(), Turn::perSecond)),
                    millis(micros, 50),
                    millis(micros, 99),
                    each(
                            row.keycloak(),
                            turn -> turn.used().server() + turn.used().postgres()),
                    row.multiple().median()));
        }
        return text.append('\n').toString();
    }

    private String early() {
        StringBuilder text = new StringBuilder("""
                ## From 45 to 90 seconds after the start

                | | a second | of the warm server's | p50 | p99 | processor time, ms | of it compiler |
                |---|---|---|---|---|---|---|
                """);
        for (Comparison row : rows) {
            if (row.early().isEmpty()) {
                continue;
            }
            Turn early = row.early().get(0);
            text.append(format(
                    "| %s | %.0f | %s | %.1f | %.1f | %.2f | %.2f |%n",
                    row.scenario().title(),
                    early.perSecond(),
                    row.server().isEmpty()
                            ? MISSING
                            : format(
                                    "%.2f",
                                    early.perSecond()
                                            / Spread.of(row.server(), Turn::perSecond)
                                                    .median()),
                    early.millis(50),
                    early.millis(99),
                    early.each(early.used().server() + early.used().postgres()),
                    early.each(early.used().compiler())));
        }
        return text.append('\n').toString();
    }

    private String growth() {
        StringBuilder text = new StringBuilder("""
                ## Growth

                One client, milliseconds. The last column is the median at the largest size as a multiple of that at the
                smallest.

                ![Medians as multiples of those at the smallest size](performance/growth.svg)

                | | size | p50 | p99 | growth |
                |---|---|---|---|---|
                """);
        for (Curve curve : curves) {
            int left = curve.points().size();
            for (Map.Entry<Integer, Histogram> point : curve.points().entrySet()) {
                left--;
                text.append(format(
                        "| %s | %,d %s | %s | %s | %s |%n",
                        curve.title(),
                        point.getKey(),
                        curve.size(),
                        millis(point.getValue(), 50),
                        millis(point.getValue(), 99),
                        left == 0 ? format("%.2f", curve.growth()) : "-"));
            }
        }
        return text.append('\n').toString();
    }

    private static String idle(Idle idle) {
        return format("""
                ## An idle server

                With %,d organizations and no request, the server uses %.2f %% of a processor and PostgreSQL %.2f %%. It sends
                %.1f statements a second.

                """, idle.organizations(), 100 * idle.server(), 100 * idle.postgres(), idle.statements());
    }

    private static String statements(List<Comparison> measured) {
        StringBuilder text = new StringBuilder("""
                ## Where the time goes

                For each scenario the statements that the server sends, counted by `pg_stat_statements`, with the most expensive
                first. What is left of PostgreSQL's processor time is parsing, planning, commits and talking to the server.

                """);
        for (Comparison row : measured) {
            long requests = Comparison.count(row.server());
            List<Sent> all = merged(row.statements());
            double calls = all.stream().mapToLong(Sent::calls).sum();
            double millis = all.stream().mapToDouble(Sent::millis).sum();
            text.append(format(
                    "### %s%n%n%.1f statements and %.2f ms in them for each of the %s; server %.2f ms of processor time,"
                            + " PostgreSQL %.2f ms.%n%n| statement | for each | ms each |%n|---|---|---|%n",
                    row.scenario().title(),
                    calls / requests,
                    millis / requests,
                    row.scenario().unit(),
                    each(row.server(), turn -> turn.used().server()),
                    each(row.server(), turn -> turn.used().postgres())));
            all.stream()
                    .limit(STATEMENTS)
                    .forEach(sent -> text.append(format(
                            "| `%s` | %.2f | %.3f |%n",
                            shortened(sent.sql()), (double) sent.calls() / requests, sent.millis() / sent.calls())));
            text.append('\n');
            row.profiles().forEach(profile -> text.append(layers(profile)));
        }
        return text.toString();
    }

    private static String layers(Profile profile) {
        return format(
                "Samples of the server's threads, recorded in a turn of its own: %s. Allocated: %,.0f kB for each.%n%n",
                profile.samples().keySet().stream()
                        .map(layer -> format("%s %.0f %%", layer, 100 * profile.part(layer)))
                        .collect(Collectors.joining(", ")),
                profile.allocatedEach() / 1000);
    }

    private static List<Sent> merged(List<Sent> rounds) {
        Map<String, Sent> merged = new LinkedHashMap<>();
        for (Sent sent : rounds) {
            merged.merge(
                    sent.sql(),
                    sent,
                    (one, other) -> new Sent(one.sql(), one.calls() + other.calls(), one.millis() + other.millis()));
        }
        return merged.values().stream()
                .sorted(Comparator.comparingDouble(Sent::millis).reversed())
                .toList();
    }

    /** Returns the kind of a statement and its tables, then its beginning, without what a table can't hold. */
    private static String shortened(String sql) {
        String touched = Touched.by(sql).stream().map(Touched::toString).collect(Collectors.joining(", "));
        String text = touched.isEmpty() ? sql.replaceAll("\\s+", " ") : touched;
        return text.length() > STATEMENT_LENGTH ? text.substring(0, STATEMENT_LENGTH) + " ..." : text;
    }

    private static String throughputChart(List<Comparison> measured) {
        List<Bar> bars = new ArrayList<>();
        for (Comparison row : measured) {
            double part = row.pgbench().isEmpty() ? 0 : row.ratio().median();
            bars.add(new Bar(
                    row.scenario().title(),
                    List.of(part),
                    row.scenario().goal(),
                    row.pgbench().isEmpty()
                            ? MISSING
                            : format("%.2f, goal %.2f", part, row.scenario().goal())));
        }
        return Chart.bars("Throughput of the warm server as a part of pgbench's", List.of("server / pgbench"), bars);
    }

    private static String cpuChart(List<Comparison> measured) {
        List<Bar> bars = new ArrayList<>();
        for (Comparison row : measured) {
            double server = each(row.server(), turn -> turn.used().server());
            double postgres = each(row.server(), turn -> turn.used().postgres());
            bars.add(new Bar(
                    row.scenario().title(), List.of(server, postgres), 0, format("%.2f + %.2f ms", server, postgres)));
        }
        return Chart.bars("Processor time for each user or request", List.of("server", "PostgreSQL"), bars);
    }

    private String growthChart() {
        List<Line> lines = new ArrayList<>();
        int places = 0;
        for (Curve curve : curves) {
            double first = 0;
            List<Double> values = new ArrayList<>();
            for (Histogram point : curve.points().values()) {
                double median = point.getValueAtPercentile(50);
                first = first == 0 ? median : first;
                values.add(median / first);
            }
            places = Math.max(places, values.size());
            lines.add(new Line(curve.title().replaceAll(",.*", ""), values));
        }
        List<String> names = new ArrayList<>(List.of("smallest"));
        for (int place = 1; place < places; place++) {
            names.add("size " + (place + 1));
        }
        return Chart.lines("Medians as multiples of those at the smallest size", names, lines, "x");
    }

    private static double each(List<Turn> turns, ToLongFunction<Turn> amount) {
        return (double) turns.stream().mapToLong(amount).sum() / Comparison.count(turns);
    }

    private static String rate(Spread spread) {
        return format("%,.0f", spread.median());
    }

    private static String ratio(Spread spread) {
        return format("%.3f (%.3f to %.3f)", spread.median(), spread.least(), spread.greatest());
    }

    private static String millis(Histogram micros, double percentile) {
        return format("%.2f", micros.getValueAtPercentile(percentile) / 1000.0);
    }

    /** Wraps paragraphs; leaves rows of tables, headings and images as they are. */
    private static String wrapped(String page) {
        StringBuilder text = new StringBuilder();
        StringBuilder paragraph = new StringBuilder();
        for (String line : page.split("\n", -1)) {
            if (line.isEmpty() || line.startsWith("|") || line.startsWith("#") || line.startsWith("!")) {
                text.append(paragraph)
                        .append(paragraph.isEmpty() ? "" : "\n")
                        .append(line)
                        .append('\n');
                paragraph.setLength(0);
                continue;
            }
            for (String word : line.split(" ", -1)) {
                int begin = paragraph.lastIndexOf("\n") + 1;
                boolean fits = paragraph.length() - begin + 1 + word.length() <= WIDTH;
                if (!paragraph.isEmpty()) {
                    paragraph.append(fits ? ' ' : '\n');
                }
                paragraph.append(word);
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
