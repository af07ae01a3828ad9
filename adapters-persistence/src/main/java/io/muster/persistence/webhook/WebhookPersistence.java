package io.muster.persistence.webhook;

import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class WebhookPersistence {
    public static final List<Class<?>> ENTITIES = List.of(WebhookEntity.class, WebhookDeliveryEntity.class);

    private WebhookPersistence() {}

    public static Webhooks webhooks(HibernateUnitOfWork unitOfWork) {
        return new JpaWebhooks(unitOfWork);
    }

    public static WebhookQueue webhookQueue(HibernateUnitOfWork unitOfWork) {
        return new JpaWebhookQueue(unitOfWork);
    }

    public static Deliveries deliveries(HibernateUnitOfWork unitOfWork) {
        return new JpaDeliveries(unitOfWork);
    }
}
