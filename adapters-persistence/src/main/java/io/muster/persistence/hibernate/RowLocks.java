package io.muster.persistence.hibernate;

/**
 * Locks of rows, for native queries. Those of credentials are particular. Many units of work share-lock a credential;
 * ending it waits for them. Updates that do not end it, such as that of its last use, wait for nobody: this is why it
 * is not the usual pair of a shared and an exclusive lock.
 */
public final class RowLocks {
    /** Ends a query whose rows are going to be changed. */
    public static final String UPDATE = " for update";

    /** Ends a query whose rows are going to be ended: waits for every unit of work that keeps one. */
    public static final String END = " for update";

    /** Follows a lock: rows that are locked by others are left out. */
    public static final String UNLOCKED = " skip locked";

    private RowLocks() {}

    /** Ends a query whose rows have to stay as they are. H2 has exclusive locks only, so its units of work wait. */
    public static String keep(HibernateUnitOfWork unitOfWork) {
        return unitOfWork.vendor() == Vendor.POSTGRESQL ? " for key share" : END;
    }

    /**
     * Ends a query whose rows of one table nobody may lock for a change; others may share them. H2 makes them wait.
     *
     * @param table the alias of the table
     */
    public static String share(HibernateUnitOfWork unitOfWork, String table) {
        return unitOfWork.vendor() == Vendor.POSTGRESQL ? " for share of " + table : UPDATE;
    }

    /**
     * Ends a query that joins two tables: nothing may change the rows of an owner, and those of its credential have to
     * stay as they are, as in {@link #keep}. PostgreSQL locks in the order of the clauses, the owner first. H2 locks in
     * the order of the tables, so the query has to name that of the owner first.
     *
     * @param owner the alias of the table of the owner
     * @param credential the alias of the table of the credential
     */
    public static String keep(HibernateUnitOfWork unitOfWork, String owner, String credential) {
        return unitOfWork.vendor() == Vendor.POSTGRESQL
                ? " for share of " + owner + " for key share of " + credential
                : END;
    }
}
