package io.muster.persistence.contact;

import io.muster.application.port.out.contact.ContactLinks;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class ContactPersistence {
    public static final List<Class<?>> ENTITIES = List.of(ContactLinkEntity.class);

    private ContactPersistence() {}

    public static ContactLinks contactLinks(HibernateUnitOfWork unitOfWork) {
        return new JpaContactLinks(unitOfWork);
    }
}
