package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The session of a unit of work, which belongs to one organization. On PostgreSQL, sends its id to the database before
 * its first statement: row security then hides the rows of all others. The setting ends with the transaction.
 *
 * <p>On PostgreSQL, statements that are joined by semicolons travel together and are answered at once. This saves most
 * of the round trips of a frequent request, each of which costs both sides about as much as the statement itself. The
 * id of the organization, and statements whose outcome nobody reads, wait for the next statement. The commit travels
 * with the last of these.
 */
final class TenantSession {
    private static final String SHOW = "select set_config('muster.organization', ?, true)";

    private static final String COMMIT = "commit";
    private static final Answer<Boolean> NOBODY_READS = unused -> true;

    /** Joined texts that were made before: those of frequent requests are few. */
    private static final Map<List<String>, String> JOINED = new ConcurrentHashMap<>();

    private static final int MOST_JOINED = 500;
    private static final int LONGEST_JOINED = 20_000;

    /** The most parameters that wait; the protocol allows 65,535 in a statement. */
    private static final int MOST_WAITING = 8_000;

    private final StatelessSession session;
    private final Vendor vendor;
    private @Nullable Transaction transaction;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<@Nullable Object> waitingParameters = new ArrayList<>();
    private @Nullable OrganizationId owner;
    private String visible = "";

    TenantSession(StatelessSession session, Vendor vendor) {
        this.session = session;
        this.vendor = vendor;
    }

    /** Begins the transaction, if that has not happened. */
    void begin() {
        if (transaction == null) {
            transaction = session.beginTransaction();
        }
    }

    /** Sends what waits, and commits the transaction if there is one. */
    void commit() {
        if (transaction != null) {
            if (sends()) {
                // the driver then knows that the transaction has ended, and sends no other commit
                waiting.add(new Waiting(COMMIT, NOBODY_READS));
                flush();
            }
            transaction.commit();
        }
    }

    /** Rolls the transaction back, if there is one that can be. */
    void rollBack() {
        if (transaction != null && transaction.getStatus().canRollback()) {
            transaction.rollback();
        }
    }

    /** @throws IllegalStateException if another organization was named before */
    StatelessSession of(OrganizationId organization) {
        begin();
        own(organization);
        show(organization.toString());
        flush();
        return session;
    }

    StatelessSession across(AcrossOrganizations reason) {
        begin();
        if (!reason.visible().isEmpty()) {
            show(reason.visible());
        }
        flush();
        return session;
    }

    /**
     * Sends a query by JDBC, and what waits along with it. Outside of a transaction the database makes one of all, and
     * ends it without being told: one round trip in all.
     */
    <T> List<T> query(OrganizationId organization, String sql, List<?> parameters, RowReader<T> reader) {
        return ask(organization, sql, parameters, reader).get();
    }

    /** Sends a query together with the next statement, at the latest when its answer is read. */
    <T> Supplier<List<T>> ask(OrganizationId organization, String sql, List<?> parameters, RowReader<T> reader) {
        own(organization);
        show(organization.toString());
        return add(sql, parameters, statement -> read(statement, reader));
    }

    <T> List<T> query(AcrossOrganizations reason, String sql, List<?> parameters, RowReader<T> reader) {
        if (!reason.visible().isEmpty()) {
            show(reason.visible());
        }
        return add(sql, parameters, statement -> read(statement, reader)).get();
    }

    /** Sends a change by JDBC, and what waits along with it; returns the number of rows. */
    int update(OrganizationId organization, String sql, List<? extends @Nullable Object> parameters) {
        begin();
        own(organization);
        show(organization.toString());
        return add(sql, parameters, PreparedStatement::getUpdateCount).get();
    }

    /** Sends a statement together with those after it, at the latest before the next answer or the commit. */
    void later(OrganizationId organization, String sql, List<? extends @Nullable Object> parameters) {
        begin();
        own(organization);
        show(organization.toString());
        add(sql, parameters, NOBODY_READS);
    }

    /** Reads the answer to a statement. */
    @FunctionalInterface
    private interface Answer<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** A statement that waits, and what reads its answer. */
    private record Waiting(String sql, Answer<?> answer) {}

    /** The answer to a statement, which may wait. */
    private final class Expected<T> implements Answer<Boolean>, Supplier<T> {
        private final Answer<T> answer;
        private @Nullable T read;

        Expected(Answer<T> answer) {
            this.answer = answer;
        }

        @Override
        public Boolean of(PreparedStatement statement) throws SQLException {
            read = answer.of(statement);
            return true;
        }

        @Override
        public T get() {
            if (read == null) {
                flush();
            }
            return Objects.requireNonNull(read, "the statement has failed");
        }
    }

    private <T> Supplier<T> add(String sql, List<? extends @Nullable Object> parameters, Answer<T> answer) {
        if (waitingParameters.size() + parameters.size() > MOST_WAITING) {
            flush();
        }
        Expected<T> expected = new Expected<>(answer);
        waiting.add(new Waiting(sql, expected));
        waitingParameters.addAll(parameters);
        if (!vendor.joinsStatements()) {
            flush();
        }
        return expected;
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> sent = List.copyOf(waiting);
        List<@Nullable Object> parameters = new ArrayList<>(waitingParameters);
        waiting.clear();
        waitingParameters.clear();
        if (transaction == null) {
            visible = "";
        }
        JdbcCoordinator jdbc = ((SharedSessionContractImplementor) session).getJdbcCoordinator();
        session.doWork(connection -> {
            PreparedStatement statement = prepared(connection, jdbc, sent);
            try {
                execute(statement, sent, parameters);
            } finally {
                // Hibernate would ask a closed statement for its limits, which costs the server an exception each time
                jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            }
        });
    }

    private static void execute(
            PreparedStatement statement, List<Waiting> sent, List<? extends @Nullable Object> parameters)
            throws SQLException {
        int parameter = 0;
        for (Object value : parameters) {
            statement.setObject(++parameter, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
        statement.execute();
        for (int place = 0; place < sent.size(); place++) {
            if (place > 0) {
                statement.getMoreResults();
            }
            sent.get(place).answer().of(statement);
        }
    }

    /** Returns the same object for the same texts, which several caches then find without computing its hash. */
    private static String joined(List<String> texts) {
        if (texts.size() == 1) {
            return texts.get(0);
        }
        String known = JOINED.get(texts);
        if (known != null) {
            return known;
        }
        String joined = String.join(";", texts);
        if (JOINED.size() < MOST_JOINED && joined.length() < LONGEST_JOINED) {
            JOINED.put(texts, joined);
        }
        return joined;
    }

    /** Prepares a statement by Hibernate, which counts and logs it as its own; the name of an organization is not. */
    private static PreparedStatement prepared(Connection connection, JdbcCoordinator jdbc, List<Waiting> sent)
            throws SQLException {
        String sql = joined(sent.stream().map(Waiting::sql).toList());
        return sql.equals(SHOW)
                ? connection.prepareStatement(sql)
                : jdbc.getStatementPreparer().prepareStatement(sql);
    }

    /** Returns whether anything but the name of the organization waits. */
    private boolean sends() {
        return !waiting.stream().allMatch(one -> one.sql().equals(SHOW));
    }

    private static <T> List<T> read(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        ResultSet results = statement.getResultSet();
        List<T> rows = new ArrayList<>();
        while (results.next()) {
            rows.add(reader.read(results));
        }
        return rows;
    }

    private void own(OrganizationId organization) {
        if (owner != null && !owner.equals(organization)) {
            throw new IllegalStateException("A unit of work of organization " + owner + " asks for " + organization);
        }
        owner = organization;
    }

    /** Lets the database know the organization from the next statement on. */
    private void show(String organization) {
        if (vendor.hasRowSecurity() && !visible.equals(organization)) {
            waiting.add(new Waiting(SHOW, NOBODY_READS));
            waitingParameters.add(organization);
            visible = organization;
        }
    }
}
