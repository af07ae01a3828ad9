package io.muster.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the statements of a database's user, by {@code pg_stat_statements}, which the database must have preloaded.
 *
 * @param connection a superuser's
 * @param user the user whose statements are counted
 */
record SentCounts(Connection connection, String user) {

    /**
     * A statement that was sent.
     *
     * @param calls how often since the reset
     * @param millis time within the executor, of all calls together
     */
    record Sent(String sql, long calls, double millis) {}

    /** Sets all counts to 0. */
    void reset() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    /** Returns the statements since the reset, the most expensive first. */
    List<Sent> all() throws SQLException {
        String query = """
                select query, sum(calls), sum(total_exec_time) from pg_stat_statements s
                join pg_database d on d.oid = s.dbid and d.datname = current_database()
                where s.userid = cast('%s' as regrole) group by query order by 3 desc
                """.formatted(user);
        List<Sent> sent = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                sent.add(new Sent(rows.getString(1), rows.getLong(2), rows.getDouble(3)));
            }
        }
        return sent;
    }

    /** Returns the names of all tables. */
    Set<String> tables() throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
