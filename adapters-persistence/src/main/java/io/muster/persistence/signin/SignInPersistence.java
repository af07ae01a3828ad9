package io.muster.persistence.signin;

import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class SignInPersistence {
    public static final List<Class<?>> ENTITIES = List.of(
            ConnectionEntity.class,
            ConnectionVersionEntity.class,
            SubjectLinkEntity.class,
            SignInEntity.class,
            SessionEntity.class,
            ServiceKeyEntity.class,
            UsedAssertionEntity.class);

    private SignInPersistence() {}

    public static Connections connections(HibernateUnitOfWork unitOfWork) {
        return new JpaConnections(unitOfWork);
    }

    public static SubjectLinks subjectLinks(HibernateUnitOfWork unitOfWork) {
        return new JpaSubjectLinks(unitOfWork);
    }

    public static SignIns signIns(HibernateUnitOfWork unitOfWork) {
        return new JpaSignIns(unitOfWork);
    }

    public static ServiceKeyPairs serviceKeyPairs(HibernateUnitOfWork unitOfWork) {
        return new JpaServiceKeyPairs(unitOfWork);
    }

    public static UsedAssertions usedAssertions(HibernateUnitOfWork unitOfWork) {
        return new JpaUsedAssertions(unitOfWork);
    }

    public static Sessions sessions(HibernateUnitOfWork unitOfWork) {
        return new JpaSessions(unitOfWork);
    }
}
