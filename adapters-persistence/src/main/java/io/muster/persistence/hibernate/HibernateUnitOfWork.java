package io.muster.persistence.hibernate;

import io.muster.application.port.out.UnitOfWork;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import jakarta.persistence.PessimisticLockException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs each unit of work in one stateless session that is bound to the thread. Statements are sent immediately, or with
 * the next one, so that a violated constraint is detected inside the unit of work. Hibernate controls the transaction
 * of the connection: there is one database, so no transaction manager has anything to coordinate.
 *
 * <p>A unit of work that fails because of another one (a deadlock, a referenced row that was deleted, or a row that it
 * would have updated if the other had inserted it before) is repeated up to three times, after a deadlock with a pause
 * of up to 60 ms. One that ran out of time is not: see {@link Outages}.
 *
 * <p>Each unit of work belongs to one organization, whose id it sends to the database: see {@link TenantSession}. For
 * this, work that only reads runs in a transaction, too, unless all its queries are {@link #query}.
 */
public final class HibernateUnitOfWork implements UnitOfWork {
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_NANOS = 20_000_000;

    private final SessionFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // one for each database, removed after each unit of work
    private final ThreadLocal<@Nullable TenantSession> current = new ThreadLocal<>();

    private final Vendor vendor;
    private final Outages outages;

    HibernateUnitOfWork(SessionFactory factory, Vendor vendor, Outages outages) {
        this.factory = factory;
        this.vendor = vendor;
        this.outages = outages;
    }

    @Override
    public <T> T write(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(work, TenantSession::begin);
            } catch (LockAcquisitionException | PessimisticLockException lost) {
                // queries that lock have the second one
                if (attempt == ATTEMPTS) {
                    throw new Unavailable(Unavailable.Reason.OUT_OF_TIME, lost);
                }
                pauseBeforeRetry(attempt);
            } catch (ConstraintViolationException violated) {
                if (Constraints.isLostRace(violated) && attempt < ATTEMPTS) {
                    continue;
                }
                throw Constraints.problem(violated);
            }
        }
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return run(work, session -> {});
    }

    /**
     * Returns the session of the current unit of work, for statements about this organization.
     *
     * @throws IllegalStateException if the unit of work has worked for another organization
     */
    public StatelessSession session(OrganizationId organization) {
        return tenantSession().of(organization);
    }

    /** Returns the session of the current unit of work, for a statement that does not name one organization. */
    public StatelessSession session(AcrossOrganizations reason) {
        return tenantSession().across(reason);
    }

    /**
     * Runs a native query about this organization by JDBC, without the cost of a mapping; parameters are {@code ?}. It
     * takes along what waits, and the organization if it is the first statement of a unit of work. Readers take columns
     * by number, which needs no look-up of names for each row; the list of columns stands in the class of its reader.
     */
    public <T> List<T> query(OrganizationId organization, String sql, List<?> parameters, RowReader<T> reader) {
        return tenantSession().query(organization, sql, parameters, reader);
    }

    /**
     * As {@link #query}, but sends the query together with the statement after it, at the latest when its answer is
     * read.
     */
    public <T> Supplier<List<T>> ask(OrganizationId organization, String sql, List<?> parameters, RowReader<T> reader) {
        return tenantSession().ask(organization, sql, parameters, reader);
    }

    /** As the other one, for a query that does not name one organization. */
    public <T> List<T> query(AcrossOrganizations reason, String sql, List<?> parameters, RowReader<T> reader) {
        return tenantSession().query(reason, sql, parameters, reader);
    }

    /**
     * Sends a change of rows of this organization whose outcome nobody waits for: by JDBC, together with the statement
     * after it, or the commit. A violated constraint is raised there.
     *
     * @param sql native SQL with parameters {@code ?}
     */
    public void later(OrganizationId organization, String sql, List<? extends @Nullable Object> parameters) {
        tenantSession().later(organization, sql, parameters);
    }

    /**
     * Changes rows of this organization by JDBC, and returns how many; statements that wait are sent along with it.
     *
     * @param sql native SQL with parameters {@code ?}
     */
    public int update(OrganizationId organization, String sql, List<? extends @Nullable Object> parameters) {
        return tenantSession().update(organization, sql, parameters);
    }

    Vendor vendor() {
        return vendor;
    }

    /** Reads the present row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private TenantSession tenantSession() {
        TenantSession session = current.get();
        if (session == null) {
            throw new IllegalStateException("outside of a unit of work");
        }
        return session;
    }

    private <T> T run(Supplier<T> work, Consumer<TenantSession> beginning) {
        if (current.get() != null) {
            throw new IllegalStateException("units of work don't nest");
        }
        try (StatelessSession session = factory.openStatelessSession()) {
            TenantSession tenantSession = new TenantSession(session, vendor);
            current.set(tenantSession);
            beginning.accept(tenantSession);
            T result = ended(tenantSession, work);
            outages.answered();
            return result;
        } catch (RuntimeException failed) {
            throw outages.translated(failed);
        } finally {
            current.remove();
        }
    }

    /** Without a pause it would take its first lock again before the other has got it, and lose once more. */
    private static void pauseBeforeRetry(int attempt) {
        LockSupport.parkNanos(attempt * PAUSE_NANOS);
    }

    private static <T> T ended(TenantSession session, Supplier<T> work) {
        try {
            T result = work.get();
            session.commit();
            return result;
        } catch (RuntimeException | Error failed) {
            rollBack(session, failed);
            throw failed;
        }
    }

    private static void rollBack(TenantSession session, Throwable failed) {
        try {
            session.rollBack();
        } catch (RuntimeException alsoFailed) {
            if (!(failed instanceof Problem)) {
                failed.addSuppressed(alsoFailed);
            }
        }
    }
}
