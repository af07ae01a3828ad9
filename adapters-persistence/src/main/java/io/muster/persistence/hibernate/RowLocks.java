package io.muster.persistence.hibernate;

import org.hibernate.StatelessSession;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Locks of credentials, for native queries. Many units of work share-lock a credential; ending it waits for them.
 * Updates that do not end it, such as that of its last use, wait for nobody: this is why it is not the usual pair of a
 * shared and an exclusive lock.
 */
public final class RowLocks {
    /** Ends a query whose rows are going to be ended: waits for every unit of work that keeps one. */
    public static final String END = " for update";

    private RowLocks() {}

    /** Ends a query whose rows have to stay as they are. H2 has exclusive locks only, so its units of work wait. */
    public static String keep(StatelessSession session) {
        boolean postgres = session.getFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect;
        return postgres ? " for key share" : END;
    }
}
