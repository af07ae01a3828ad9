package io.muster.application.service.webhook;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.WebhookQueue.Claim;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims webhooks that have something to do and sends their events, each at least once. Holds no lock or transaction
 * while a receiver answers. If a node crashes, its claim expires and another node resends what was not recorded.
 */
final class WebhookDelivery implements DeliverWebhooks {
    /** Longer than a round with its last message takes. A crash delays the webhook by as much. */
    static final Duration CLAIMED_FOR = Duration.ofMinutes(1);

    /** After this time a webhook is looked at, even if nothing has woken it. */
    static final Duration IDLE = Duration.ofMinutes(5);

    private final UnitOfWork unitOfWork;
    private final WebhookQueue queue;
    private final Ports ports;
    private final WebhookSender sender;
    private final WebhookSecrets secrets;
    private final EachOrganization withDue;
    private final Environment environment;

    WebhookDelivery(Ports ports, WebhookSender sender, SecretBox box, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.queue = ports.webhookQueue();
        this.ports = ports;
        this.sender = sender;
        this.secrets = new WebhookSecrets(box, environment);
        this.withDue = new EachOrganization(
                unitOfWork, (after, limit) -> queue.organizations(environment.now(), after, limit));
        this.environment = environment;
    }

    @Override
    public List<Runnable> due(int most) {
        List<OrganizationId> organizations = withDue.next(most);
        List<Runnable> work = new ArrayList<>();
        FailureCollector each = new FailureCollector();
        for (int served = 0; served < organizations.size(); served++) {
            OrganizationId organization = organizations.get(served);
            int share = (most - work.size()) / (organizations.size() - served);
            each.attempt(() -> claims(organization, share).forEach(claim -> work.add(() -> deliver(claim))));
        }
        if (work.isEmpty()) {
            each.finish();
        }
        return work;
    }

    private List<Claim> claims(OrganizationId organization, int most) {
        Instant now = environment.now();
        return unitOfWork.write(() -> queue.claim(organization, now, now.plus(CLAIMED_FOR), most));
    }

    private void deliver(Claim claim) {
        Instant startedAt = environment.now();
        if (!startedAt.isBefore(claim.deadline())) {
            return;
        }
        DeliveryRound round = new DeliveryRound(ports, sender, secrets, environment, claim);
        round.run(startedAt);
        unitOfWork.run(() -> queue.release(claim, round.next()));
    }
}
