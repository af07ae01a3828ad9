package io.muster.application.service.webhook;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.port.out.webhook.Deliveries.Backlog;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretBox;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Carries out what admins decide about webhooks. */
final class WebhookAdministration implements ManageWebhooks {
    private final UnitOfWork unitOfWork;
    private final Webhooks webhooks;
    private final WebhookQueue queue;
    private final Deliveries deliveries;
    private final EventFeed feed;
    private final WebhookSender sender;
    private final WebhookSecrets secrets;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    WebhookAdministration(
            Ports ports, WebhookSender sender, SecretBox box, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.webhooks = ports.webhooks();
        this.queue = ports.webhookQueue();
        this.deliveries = ports.deliveries();
        this.feed = ports.eventFeed();
        this.sender = sender;
        this.secrets = new WebhookSecrets(box, environment);
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Issued create(AdminCaller caller, OrganizationId organization, WebhookUrl url, String description) {
        unitOfWork.read(() -> access.find(caller, organization));
        sender.check(url);
        WebhookId id = new WebhookId(environment.ids().next());
        SigningSecret secret = secrets.fresh();
        SealedSecret sealed = secrets.sealed(secret, Webhook.place(organization, id));
        return unitOfWork.write(() -> {
            // locked, so that concurrent calls do not exceed the limit
            access.lock(caller, organization);
            if (webhooks.of(organization).size() >= Webhook.MAX_NUMBER) {
                throw new Problem(
                        Problem.Code.MODE_CONFLICT,
                        "The organization has " + Webhook.MAX_NUMBER + " webhooks already; remove one first");
            }
            long head = feed.head(organization);
            Webhook webhook = Webhook.created(
                    organization,
                    id,
                    new Webhook.Settings(url, description),
                    sealed,
                    new Provenance(environment.now(), caller.name()),
                    head);
            webhooks.add(webhook);
            record(caller, AuditAction.WEBHOOK_CREATED, webhook, new AuditDetails().with("url", url.traced()));
            return new Issued(status(webhook, head, Backlog.NONE), secret);
        });
    }

    @Override
    public List<Status> list(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            long head = feed.head(organization);
            Map<WebhookId, Backlog> backlogs = deliveries.backlogs(organization);
            return webhooks.of(organization).stream()
                    .map(webhook -> status(webhook, head, backlogs.getOrDefault(webhook.id(), Backlog.NONE)))
                    .toList();
        });
    }

    @Override
    public Status find(AdminCaller caller, OrganizationId organization, WebhookId id) {
        return read(caller, organization, id, () -> status(found(organization, id)));
    }

    @Override
    public Status change(AdminCaller caller, OrganizationId organization, WebhookId id, Change change) {
        find(caller, organization, id);
        change.url().ifPresent(sender::check);
        return change(caller, organization, id, AuditAction.WEBHOOK_CHANGED, (webhook, now) -> {
            Webhook described = webhook.with(
                    change.url().orElse(webhook.url()), change.description().orElse(webhook.description()));
            return described.switched(change.active().orElse(described.active()));
        });
    }

    @Override
    public Issued rotateSecret(AdminCaller caller, OrganizationId organization, WebhookId id) {
        SigningSecret fresh = secrets.fresh();
        SealedSecret sealed = secrets.sealed(fresh, Webhook.place(organization, id));
        Status changed = change(
                caller,
                organization,
                id,
                AuditAction.WEBHOOK_SECRET_ROTATED,
                (webhook, now) -> webhook.rotated(sealed, now));
        return new Issued(changed, fresh);
    }

    @Override
    public Status endOverlap(AdminCaller caller, OrganizationId organization, WebhookId id) {
        return change(caller, organization, id, AuditAction.WEBHOOK_OVERLAP_ENDED, Webhook::endOverlap);
    }

    @Override
    public void remove(AdminCaller caller, OrganizationId organization, WebhookId id) {
        unitOfWork.run(() -> {
            Webhook webhook = locked(caller, organization, id);
            webhooks.remove(organization, id);
            record(
                    caller,
                    AuditAction.WEBHOOK_DELETED,
                    webhook,
                    new AuditDetails().with("url", webhook.url().traced()));
        });
    }

    @Override
    public Slice<Delivery> deadLetters(
            AdminCaller caller, OrganizationId organization, WebhookId id, long after, int limit) {
        return read(caller, organization, id, () -> deliveries.deadLetters(organization, id, after, limit));
    }

    @Override
    public void replayDeadLetter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence) {
        unitOfWork.run(() -> {
            Webhook webhook = locked(caller, organization, id);
            Instant now = environment.now();
            Delivery dead = deliveries
                    .find(organization, id, sequence)
                    .filter(Delivery::dead)
                    .orElseThrow(() -> Problem.notFound("Dead letter", sequence));
            deliveries.put(dead.replayed(now));
            queue.wake(organization, id, now);
            record(
                    caller,
                    AuditAction.WEBHOOK_REPLAYED,
                    webhook,
                    new AuditDetails().with("deadLetter", Long.toString(sequence)));
        });
    }

    @Override
    public long replayDeadLetters(AdminCaller caller, OrganizationId organization, WebhookId id) {
        return unitOfWork.write(() -> {
            Webhook webhook = locked(caller, organization, id);
            Instant now = environment.now();
            int replayed = deliveries.replayDeadLetters(organization, id, now);
            queue.wake(organization, id, now);
            record(
                    caller,
                    AuditAction.WEBHOOK_REPLAYED,
                    webhook,
                    new AuditDetails().with("deadLetters", Integer.toString(replayed)));
            return (long) replayed;
        });
    }

    @Override
    public long replayAfter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence) {
        return unitOfWork.write(() -> {
            Webhook webhook = locked(caller, organization, id);
            long delivered = webhook.progress().delivered();
            if (sequence < 0 || sequence > delivered) {
                throw Problem.invalidValue("after must be from 0 to " + delivered + ", as far as the webhook has come");
            }
            queue.rewind(organization, id, DeliveryProgress.from(sequence), environment.now());
            record(
                    caller,
                    AuditAction.WEBHOOK_REPLAYED,
                    webhook,
                    new AuditDetails().with("after", Long.toString(sequence)));
            return feed.after(organization, sequence, 1).items().stream()
                    .mapToLong(first -> feed.head(organization) - first.sequence() + 1)
                    .sum();
        });
    }

    /** Stores a changed webhook. Tries it at once, since the change may mend what was wrong. */
    private Status change(
            AdminCaller caller,
            OrganizationId organization,
            WebhookId id,
            AuditAction action,
            BiFunction<Webhook, Instant, Webhook> decision) {
        return unitOfWork.write(() -> {
            Instant now = environment.now();
            Webhook before = locked(caller, organization, id);
            Webhook changed = decision.apply(before, now);
            webhooks.save(changed, now);
            record(
                    caller,
                    action,
                    changed,
                    new AuditDetails()
                            .changed("url", before.url().traced(), changed.url().traced())
                            .changed("description", before.description(), changed.description())
                            .changed("active", Boolean.toString(before.active()), Boolean.toString(changed.active())));
            return status(changed);
        });
    }

    private void record(AdminCaller caller, AuditAction action, Webhook webhook, AuditDetails details) {
        auditTrail.record(caller, webhook.organization(), action, "webhooks/" + webhook.id(), details.asMap());
    }

    private <T> T read(AdminCaller caller, OrganizationId organization, WebhookId id, Supplier<T> work) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            found(organization, id);
            return work.get();
        });
    }

    private Webhook found(OrganizationId organization, WebhookId id) {
        return webhooks.find(organization, id).orElseThrow(() -> Problem.notFound("Webhook", id));
    }

    private Webhook locked(AdminCaller caller, OrganizationId organization, WebhookId id) {
        access.find(caller, organization);
        return webhooks.lock(organization, id).orElseThrow(() -> Problem.notFound("Webhook", id));
    }

    private Status status(Webhook webhook) {
        return status(
                webhook,
                feed.head(webhook.organization()),
                deliveries.backlogs(webhook.organization()).getOrDefault(webhook.id(), Backlog.NONE));
    }

    private Status status(Webhook webhook, long head, Backlog backlog) {
        return new Status(
                webhook,
                Math.max(0, head - webhook.progress().delivered()),
                backlog.retrying(),
                backlog.dead(),
                environment.now());
    }
}
