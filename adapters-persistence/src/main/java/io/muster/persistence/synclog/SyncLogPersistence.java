package io.muster.persistence.synclog;

import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SentRequests;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class SyncLogPersistence {
    public static final List<Class<?>> ENTITIES = List.of(
            SyncEntryEntity.class, FailureCauseEntity.class, FailingResourceEntity.class, SentRequestEntity.class);

    private SyncLogPersistence() {}

    public static SyncLog syncLog(HibernateUnitOfWork unitOfWork) {
        return new JpaSyncLog(unitOfWork);
    }

    public static SentRequests sentRequests(HibernateUnitOfWork unitOfWork) {
        return new JpaSentRequests(unitOfWork);
    }

    public static Failures failures(HibernateUnitOfWork unitOfWork) {
        return new JpaFailures(unitOfWork);
    }
}
