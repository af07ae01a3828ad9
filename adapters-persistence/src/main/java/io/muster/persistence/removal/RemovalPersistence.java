package io.muster.persistence.removal;

import io.muster.application.port.out.removal.Removals;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;
import org.hibernate.StatelessSession;

/** Lists the entities of this package and creates its ports. */
public final class RemovalPersistence {
    public static final List<Class<?>> ENTITIES = List.of(RemovalCounterEntity.class, RemovalEntity.class);

    private RemovalPersistence() {}

    /** Inserts the removal counter of a new organization. */
    public static void start(StatelessSession session, OrganizationId organization) {
        RemovalCounterEntity counter = new RemovalCounterEntity();
        counter.organizationId = organization.value();
        session.insert(counter);
    }

    public static Removals removals(HibernateUnitOfWork unitOfWork) {
        return new JpaRemovals(unitOfWork);
    }
}
