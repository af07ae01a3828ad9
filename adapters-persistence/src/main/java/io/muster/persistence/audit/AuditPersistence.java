package io.muster.persistence.audit;

import io.muster.application.port.out.audit.AuditLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;
import org.hibernate.StatelessSession;

/** Lists the entities of this package and creates its ports. */
public final class AuditPersistence {
    public static final List<Class<?>> ENTITIES = List.of(AuditHeadEntity.class, AuditEntryEntity.class);

    private AuditPersistence() {}

    /** Inserts the head of the empty chain of a new organization. */
    public static void start(StatelessSession session, OrganizationId organization) {
        JpaAuditLog.start(session, organization);
    }

    public static AuditLog auditLog(HibernateUnitOfWork unitOfWork) {
        return new JpaAuditLog(unitOfWork);
    }
}
