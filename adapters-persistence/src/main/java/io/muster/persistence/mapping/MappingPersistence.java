package io.muster.persistence.mapping;

import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class MappingPersistence {
    public static final List<Class<?>> ENTITIES = List.of(GroupMappingEntity.class, MappingWorkspaceEntity.class);

    private MappingPersistence() {}

    public static GroupMappings groupMappings(HibernateUnitOfWork unitOfWork) {
        return new JpaGroupMappings(unitOfWork);
    }
}
