package io.muster.persistence.traffic;

import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.port.out.traffic.Rhythms;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class TrafficPersistence {
    public static final List<Class<?>> ENTITIES = List.of(RequestCountEntity.class, RhythmEntity.class);

    private TrafficPersistence() {}

    public static RequestCounts requestCounts(HibernateUnitOfWork unitOfWork) {
        return new JpaRequestCounts(unitOfWork);
    }

    public static Rhythms rhythms(HibernateUnitOfWork unitOfWork) {
        return new JpaRhythms(unitOfWork);
    }
}
