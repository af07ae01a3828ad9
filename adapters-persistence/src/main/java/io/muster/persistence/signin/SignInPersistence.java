package io.muster.persistence.signin;

import io.muster.application.port.out.signin.SignIns;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class SignInPersistence {
    public static final List<Class<?>> ENTITIES = List.of(SignInEntity.class);

    private SignInPersistence() {}

    public static SignIns signIns(HibernateUnitOfWork unitOfWork) {
        return new JpaSignIns(unitOfWork);
    }
}
