package io.muster.persistence.invitation;

import io.muster.application.port.out.invitation.Invitations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class InvitationPersistence {
    public static final List<Class<?>> ENTITIES = List.of(InvitationEntity.class);

    private InvitationPersistence() {}

    public static Invitations invitations(HibernateUnitOfWork unitOfWork) {
        return new JpaInvitations(unitOfWork);
    }
}
