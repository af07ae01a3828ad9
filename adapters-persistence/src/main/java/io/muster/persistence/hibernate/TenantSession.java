package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The session of a unit of work, which belongs to one organization. On PostgreSQL, sends its id to the database before
 * its first statement: row security then hides the rows of all others. The setting ends with the transaction.
 *
 * <p>On PostgreSQL, statements that are joined by semicolons travel together and are answered at once. This saves most
 * of the round trips of a frequent request, each of which costs both sides about as much as the statement itself.
 */
final class TenantSession {
    private static final String SHOW = "select set_config('muster.organization', ?, true)";

    /** How many parameters wait at most; the protocol allows 65,535 in a statement. */
    private static final int MOST_WAITING = 2_000;

    private final StatelessSession session;
    private final Vendor vendor;
    private @Nullable Transaction transaction;
    private final List<String> waiting = new ArrayList<>();
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
        flush();
        if (transaction != null) {
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
        flush();
        if (!reason.visible().isEmpty()) {
            show(reason.visible());
        }
        return session;
    }

    /**
     * Sends a query by JDBC; as the first statement it takes the name of the organization along. Outside of a
     * transaction the database makes one of the two, and ends it without being told: one round trip in all.
     */
    <T> List<T> query(OrganizationId organization, String sql, List<?> parameters, RowReader<T> reader) {
        own(organization);
        return query(organization.toString(), sql, parameters, reader);
    }

    <T> List<T> query(AcrossOrganizations reason, String sql, List<?> parameters, RowReader<T> reader) {
        return query(reason.visible().isEmpty() ? visible : reason.visible(), sql, parameters, reader);
    }

    private <T> List<T> query(String toShow, String sql, List<?> parameters, RowReader<T> reader) {
        flush();
        boolean hidden = isHidden(toShow);
        List<@Nullable Object> all = new ArrayList<>(parameters);
        if (hidden) {
            all.add(0, toShow);
        }
        List<T> rows = session.doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(hidden ? SHOW + ";" + sql : sql, all)) {
                statement.execute();
                if (hidden) {
                    statement.getMoreResults();
                }
                return read(statement.getResultSet(), reader);
            }
        });
        if (transaction != null) {
            visible = toShow;
        }
        return rows;
    }

    /** Sends a statement together with those after it, at the latest before the next query or the commit. */
    void later(OrganizationId organization, String sql, List<? extends @Nullable Object> parameters) {
        begin();
        if (!vendor.joinsStatements() || waitingParameters.size() + parameters.size() > MOST_WAITING) {
            flush();
        }
        own(organization);
        show(organization.toString());
        waiting.add(sql);
        waitingParameters.addAll(parameters);
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        String sql = String.join(";", waiting);
        session.doWork(connection -> {
            try (PreparedStatement statement = prepared(sql, waitingParameters)) {
                statement.execute();
            }
        });
        waiting.clear();
        waitingParameters.clear();
    }

    /** Prepares a statement by Hibernate, which counts and logs it as its own. */
    private PreparedStatement prepared(String sql, List<? extends @Nullable Object> parameters) throws SQLException {
        PreparedStatement statement = ((SharedSessionContractImplementor) session)
                .getJdbcCoordinator()
                .getStatementPreparer()
                .prepareStatement(sql);
        int place = 0;
        for (Object parameter : parameters) {
            statement.setObject(++place, parameter instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameter);
        }
        return statement;
    }

    private static <T> List<T> read(ResultSet results, RowReader<T> reader) throws SQLException {
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

    private boolean isHidden(String organization) {
        return vendor.hasRowSecurity() && !visible.equals(organization);
    }

    private void show(String organization) {
        if (isHidden(organization)) {
            session.doWork(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(SHOW)) {
                    statement.setString(1, organization);
                    statement.execute();
                }
            });
            visible = organization;
        }
    }
}
