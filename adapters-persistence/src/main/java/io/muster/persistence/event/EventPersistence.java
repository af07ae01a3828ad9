package io.muster.persistence.event;

import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;
import org.hibernate.StatelessSession;

/** Lists the entities of this package and creates its ports. */
public final class EventPersistence {
    public static final List<Class<?>> ENTITIES =
            List.of(OutboxEntity.class, EventEntity.class, FeedHeadEntity.class, PublishedAccessEntity.class);

    private EventPersistence() {}

    /** Inserts the head of the empty feed of a new organization. */
    public static void start(StatelessSession session, OrganizationId organization) {
        FeedHeadEntity head = new FeedHeadEntity();
        head.organizationId = organization.value();
        session.insert(head);
    }

    public static Outbox outbox(HibernateUnitOfWork unitOfWork) {
        return new JpaOutbox(unitOfWork);
    }

    public static PublishingAttempts publishingAttempts(HibernateUnitOfWork unitOfWork) {
        return new JpaPublishingAttempts(unitOfWork);
    }

    public static EventFeed eventFeed(HibernateUnitOfWork unitOfWork) {
        return new JpaEventFeed(unitOfWork);
    }
}
