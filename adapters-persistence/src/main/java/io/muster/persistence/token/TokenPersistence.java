package io.muster.persistence.token;

import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.application.port.out.token.TokenRings;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class TokenPersistence {
    public static final List<Class<?>> ENTITIES =
            List.of(ScimTokenEntity.class, ApiKeyEntity.class, SecretKeyEntity.class);

    private TokenPersistence() {}

    public static TokenRings tokenRings(HibernateUnitOfWork unitOfWork) {
        return new JpaTokenRings(unitOfWork);
    }

    public static ApiKeys apiKeys(HibernateUnitOfWork unitOfWork) {
        return new JpaApiKeys(unitOfWork);
    }

    public static SecretKeyRecord secretKeyRecord(HibernateUnitOfWork unitOfWork) {
        return new JpaSecretKeyRecord(unitOfWork);
    }
}
