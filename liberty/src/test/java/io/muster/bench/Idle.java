package io.muster.bench;

import io.muster.bench.SentCounts.Sent;
import io.muster.bench.Turn.Usage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The use of resources by a server without requests.
 *
 * @param organizations number of organizations
 * @param server part of one processor that the server uses, 1 for all of it
 * @param postgres part of one processor that PostgreSQL uses
 * @param statements statements a second, without those that begin, end or prepare a transaction
 */
record Idle(int organizations, double server, double postgres, double statements) {
    private static final int SETTLE_SECONDS = 10;

    /** Creates organizations until there are so many, waits, and measures for a while. */
    static Idle measure(MeasuredServer server, PostgresServer postgres, int organizations, boolean quick)
            throws IOException, SQLException, InterruptedException {
        ScimClient admin = server.admin();
        for (long number = postgres.number("select count(*) from organization"); number < organizations; number++) {
            admin.post("/organizations", "{\"name\":\"idle " + number + "\",\"plan\":\"BUSINESS\"}");
        }
        server.drain();
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        int seconds = quick ? 20 : 120;
        postgres.sent().reset();
        Usage before = server.usage();
        TimeUnit.SECONDS.sleep(seconds);
        Usage used = server.usage().since(before);
        long statements = postgres.sent().all().stream()
                .filter(Idle::asksOrChanges)
                .mapToLong(Sent::calls)
                .sum();
        return new Idle(
                organizations,
                used.server() / 1000.0 / seconds,
                used.postgres() / 1000.0 / seconds,
                (double) statements / seconds);
    }

    private static boolean asksOrChanges(Sent sent) {
        String sql = sent.sql().toLowerCase(Locale.ROOT);
        return !sql.matches("(?s)(begin|commit|rollback|set|show|discard|select set_config).*");
    }
}
