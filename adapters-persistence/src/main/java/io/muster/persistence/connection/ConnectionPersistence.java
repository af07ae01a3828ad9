package io.muster.persistence.connection;

import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class ConnectionPersistence {
    public static final List<Class<?>> ENTITIES = List.of(
            DomainClaimEntity.class,
            ConnectionEntity.class,
            ConnectionVersionEntity.class,
            SubjectLinkEntity.class,
            ServiceKeyEntity.class,
            UsedAssertionEntity.class);

    private ConnectionPersistence() {}

    public static DomainClaims domainClaims(HibernateUnitOfWork unitOfWork) {
        return new JpaDomainClaims(unitOfWork);
    }

    public static Connections connections(HibernateUnitOfWork unitOfWork) {
        return new JpaConnections(unitOfWork);
    }

    public static SubjectLinks subjectLinks(HibernateUnitOfWork unitOfWork) {
        return new JpaSubjectLinks(unitOfWork);
    }

    public static ServiceKeyPairs serviceKeyPairs(HibernateUnitOfWork unitOfWork) {
        return new JpaServiceKeyPairs(unitOfWork);
    }

    public static UsedAssertions usedAssertions(HibernateUnitOfWork unitOfWork) {
        return new JpaUsedAssertions(unitOfWork);
    }
}
