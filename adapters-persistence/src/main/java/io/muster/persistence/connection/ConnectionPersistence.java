package io.muster.persistence.connection;

import io.muster.application.port.out.connection.DomainClaims;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class ConnectionPersistence {
    public static final List<Class<?>> ENTITIES = List.of(DomainClaimEntity.class);

    private ConnectionPersistence() {}

    public static DomainClaims domainClaims(HibernateUnitOfWork unitOfWork) {
        return new JpaDomainClaims(unitOfWork);
    }
}
