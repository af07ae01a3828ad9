package io.muster.persistence.hibernate;

import io.muster.application.port.out.UnitOfWork;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs each unit of work in one stateless session that is bound to the thread. Statements are sent immediately, so that
 * a violated constraint is detected inside the unit of work. Hibernate controls the transaction, on a server by JTA.
 *
 * <p>A unit of work that fails because of another one (a deadlock, or a referenced row that was deleted) is repeated up
 * to three times. One that ran out of time is not: see {@link Outages}.
 *
 * <p>Each unit of work belongs to one organization, and says so to the database: see {@link TenantSession}. For this,
 * work that only reads runs in a transaction, too.
 */
public final class HibernateUnitOfWork implements UnitOfWork {
    private static final int ATTEMPTS = 4;

    private final SessionFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // one for each database, removed after each unit of work
    private final ThreadLocal<@Nullable TenantSession> current = new ThreadLocal<>();

    private final boolean rowSecurity;
    private final Outages outages;

    HibernateUnitOfWork(SessionFactory factory, boolean rowSecurity, Outages outages) {
        this.factory = factory;
        this.rowSecurity = rowSecurity;
        this.outages = outages;
    }

    @Override
    public <T> T write(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (LockAcquisitionException lost) {
                if (attempt == ATTEMPTS) {
                    throw new Unavailable(Unavailable.Reason.OUT_OF_TIME, lost);
                }
            } catch (ConstraintViolationException violated) {
                if (Constraints.isVanishedParent(violated) && attempt < ATTEMPTS) {
                    continue;
                }
                throw Constraints.problem(violated);
            }
        }
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return inTransaction(work);
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

    private TenantSession tenantSession() {
        TenantSession session = current.get();
        if (session == null) {
            throw new IllegalStateException("outside of a unit of work");
        }
        return session;
    }

    private <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("units of work don't nest");
        }
        try (StatelessSession session = factory.openStatelessSession()) {
            current.set(new TenantSession(session, rowSecurity));
            T result = inTransaction(session, work);
            outages.answered();
            return result;
        } catch (RuntimeException failed) {
            throw outages.translated(failed);
        } finally {
            current.remove();
        }
    }

    private static <T> T inTransaction(StatelessSession session, Supplier<T> work) {
        Transaction transaction = session.beginTransaction();
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } catch (RuntimeException | Error failed) {
            rollBack(transaction, failed);
            throw failed;
        }
    }

    private static void rollBack(Transaction transaction, Throwable failed) {
        try {
            if (transaction.getStatus().canRollback()) {
                transaction.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            if (!(failed instanceof Problem)) {
                failed.addSuppressed(alsoFailed);
            }
        }
    }
}
