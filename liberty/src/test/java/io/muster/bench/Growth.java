package io.muster.bench;

import io.muster.bench.TimedLoad.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Measures what must not grow with a group or an organization, by one client and in interleaved rounds. */
final class Growth {
    private static final Pattern NEXT_CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final String PAGE_BY_CURSOR = "/Users?count=100&cursor=";
    /** Part of the users before a late page. */
    private static final double LATE = 0.95;

    private final Settings settings;
    private final PostgresServer postgres;
    private final MeasuredServer server;

    Growth(Settings settings, PostgresServer postgres, MeasuredServer server) {
        this.settings = settings;
        this.postgres = postgres;
        this.server = server;
    }

    /**
     * The growth of a time with a size.
     *
     * @param title what was measured
     * @param size what has the sizes
     * @param points histograms in microseconds, by size
     */
    record Curve(String title, String size, Map<Integer, Histogram> points) {
        static Curve of(String title, String size) {
            return new Curve(title, size, new LinkedHashMap<>());
        }

        /** Returns the median at the largest size as a multiple of the median at the smallest. */
        double growth() {
            List<Histogram> all = List.copyOf(points.values());
            return (double) all.get(all.size() - 1).getValueAtPercentile(50)
                    / all.get(0).getValueAtPercentile(50);
        }
    }

    /** The action that is measured repeatedly for one point of a curve. */
    private record Point(Curve curve, int size, Action action) {}

    List<Curve> curves() throws Exception {
        List<Subject> subjects = new ArrayList<>();
        for (int users : settings.organizations()) {
            System.out.printf("filling an organization of %d users%n", users);
            subjects.add(Subject.create(
                    server.admin(),
                    postgres.superuserUrl(),
                    users,
                    settings.groups().stream().filter(size -> size < users).toList()));
        }
        server.drain();
        List<Point> points = new ArrayList<>();
        Subject largest = subjects.get(subjects.size() - 1);
        Curve member = Curve.of("one member in or out", "members of the group");
        for (int size : largest.filled().largeGroups()) {
            points.add(new Point(
                    member, size, Scenario.member(largest, largest.filled().largeGroup(size), new AtomicLong())));
        }
        for (Scenario scenario : List.of(Scenario.PROBE, Scenario.PAGE, Scenario.CHECK)) {
            Curve curve = Curve.of(scenario.title(), "users of the organization");
            for (Subject subject : subjects) {
                points.add(new Point(curve, subject.filled().users(), scenario.action(subject, new AtomicLong())));
            }
        }
        Curve walk = Curve.of("page of 100 by cursor, of the largest organization", "users before the page");
        points.add(new Point(walk, 0, connection -> largest.scim(connection, "GET", PAGE_BY_CURSOR, "")));
        int late = (int) (largest.filled().users() * LATE);
        String cursor = cursorAfter(largest, late);
        points.add(new Point(walk, late, connection -> largest.scim(connection, "GET", PAGE_BY_CURSOR + cursor, "")));
        measure(points);
        return points.stream().map(Point::curve).distinct().toList();
    }

    private void measure(List<Point> points) throws IOException, SQLException, InterruptedException {
        Duration time = settings.turn().dividedBy(2);
        int rounds = settings.quick() ? 1 : settings.rounds();
        for (int round = 0; round <= rounds; round++) {
            for (Point point : points) {
                Histogram micros =
                        TimedLoad.run(server.url(), 1, time, point.action()).micros();
                // the first round fills caches
                if (round > 0) {
                    point.curve()
                            .points()
                            .computeIfAbsent(point.size(), unused -> TimedLoad.histogram())
                            .add(micros);
                }
                server.drain();
            }
        }
        for (Point point : points) {
            Histogram micros = Objects.requireNonNull(point.curve().points().get(point.size()));
            System.out.printf(
                    "growth %-50s %9d: p50 %7.2f ms, p99 %7.2f ms%n",
                    point.curve().title(),
                    point.size(),
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0);
        }
    }

    /** Returns the cursor that follows a user: that of another page with the user's id in place of the last one's. */
    private String cursorAfter(Subject subject, int user) throws IOException {
        try (HttpConnection connection = new HttpConnection(server.url())) {
            String page = subject.scim(connection, "GET", "/Users?count=1&cursor=", "");
            Matcher next = NEXT_CURSOR.matcher(page);
            if (!next.find()) {
                throw new IOException("No next cursor: " + page);
            }
            UUID id = UUID.fromString(subject.filled().user(user));
            byte[] cursor = Base64.getUrlDecoder().decode(next.group(1));
            ByteBuffer.wrap(cursor).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
        }
    }
}
