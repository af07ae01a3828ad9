package io.muster.persistence.simulation;

import io.muster.application.port.out.simulation.Simulations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class SimulationPersistence {
    public static final List<Class<?>> ENTITIES = List.of(SimulationEntity.class);

    private SimulationPersistence() {}

    public static Simulations simulations(HibernateUnitOfWork unitOfWork) {
        return new JpaSimulations(unitOfWork);
    }
}
