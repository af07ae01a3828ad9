package io.muster.persistence.hibernate;

/**
 * Numbers that many units of work change at once: the sum of some rows, of which each connection changes its own, so
 * that they seldom wait for each other. The tables have the key {@code (organization_id, slot)}.
 */
public final class Slots {
    /** The rows of one sum. Connections are numbered one after the other, so a pool of as many shares none. */
    private static final int NUMBER = 32;

    private Slots() {}

    /** Returns the expression of the slot of the connection. */
    public static String ofConnection(HibernateUnitOfWork unitOfWork) {
        return "mod(" + (unitOfWork.vendor() == Vendor.POSTGRESQL ? "pg_backend_pid()" : "session_id()") + ", " + NUMBER
                + ")";
    }

    /**
     * Returns native SQL that adds the rows of a query to those of the table.
     *
     * @param number the column with the number
     * @param query returns at most one row, with {@code organization_id}, {@code slot} and the number
     */
    public static String adding(HibernateUnitOfWork unitOfWork, String table, String number, String query) {
        String columns = "organization_id, slot, " + number;
        return unitOfWork.vendor() == Vendor.POSTGRESQL
                ? "insert into " + table + " (" + columns + ") " + query
                        + " on conflict (organization_id, slot) do update set " + number + " = " + table + "." + number
                        + " + excluded." + number
                : "merge into " + table + " t using (" + query + ") s on t.organization_id = s.organization_id"
                        + " and t.slot = s.slot when matched then update set " + number + " = t." + number + " + s."
                        + number + " when not matched then insert (" + columns
                        + ") values (s.organization_id, s.slot, s." + number + ")";
    }
}
