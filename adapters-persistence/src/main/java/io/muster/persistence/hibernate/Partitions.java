package io.muster.persistence.hibernate;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.hibernate.StatelessSession;

/** Creates monthly partitions of append-only tables. Only PostgreSQL has them. */
public final class Partitions {
    private static final int MONTHS_AHEAD = 3;
    private static final long PARTITIONING = 0x6d757374_6572L;

    private Partitions() {}

    /** Creates the missing partitions of the coming months. A lock serializes nodes that do this at the same time. */
    public static void prepare(HibernateUnitOfWork unitOfWork, String table, Instant now) {
        if (unitOfWork.vendor() != Vendor.POSTGRESQL) {
            return;
        }
        StatelessSession session = unitOfWork.session(AcrossOrganizations.PARTITIONS);
        session.createNativeQuery("select cast(pg_advisory_xact_lock(" + PARTITIONING + ") as text)", String.class)
                .getResultList();
        YearMonth thisMonth = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (int ahead = 1; ahead <= MONTHS_AHEAD; ahead++) {
            YearMonth month = thisMonth.plusMonths(ahead);
            session.createNativeQuery("select cast(create_partition(:table, :month) as text)", String.class)
                    .setParameter("table", table)
                    .setParameter("month", month.atDay(1))
                    .getResultList();
        }
    }
}
