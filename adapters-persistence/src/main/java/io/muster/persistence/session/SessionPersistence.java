package io.muster.persistence.session;

import io.muster.application.port.out.session.Sessions;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class SessionPersistence {
    public static final List<Class<?>> ENTITIES = List.of(SessionEntity.class);

    private SessionPersistence() {}

    public static Sessions sessions(HibernateUnitOfWork unitOfWork) {
        return new JpaSessions(unitOfWork);
    }
}
