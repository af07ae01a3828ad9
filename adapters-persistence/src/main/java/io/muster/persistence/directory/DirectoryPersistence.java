package io.muster.persistence.directory;

import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.LostAddresses;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class DirectoryPersistence {
    public static final List<Class<?>> ENTITIES = List.of(
            UserEntity.class,
            UserValueEntity.class,
            EmailClaimEntity.class,
            LostAddressEntity.class,
            GroupEntity.class,
            MembershipEntity.class);

    private DirectoryPersistence() {}

    public static Users users(HibernateUnitOfWork unitOfWork) {
        return new JpaUsers(unitOfWork);
    }

    public static LostAddresses lostAddresses(HibernateUnitOfWork unitOfWork) {
        return new JpaLostAddresses(unitOfWork);
    }

    public static Groups groups(HibernateUnitOfWork unitOfWork) {
        return new JpaGroups(unitOfWork);
    }

    public static Memberships memberships(HibernateUnitOfWork unitOfWork) {
        return new JpaMemberships(unitOfWork);
    }
}
