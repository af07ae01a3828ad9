package io.muster.persistence.password;

import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class PasswordPersistence {
    public static final List<Class<?>> ENTITIES = List.of(OwnerPasswordEntity.class);

    private PasswordPersistence() {}

    public static OwnerPasswords ownerPasswords(HibernateUnitOfWork unitOfWork) {
        return new JpaOwnerPasswords(unitOfWork);
    }
}
