package io.muster.application.service.webhook;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.WebhookQueue.Claim;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Quoted;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the events of one claimed webhook for a bounded time. A failed event becomes a {@link Delivery} to try again,
 * and the events after it are sent meanwhile.
 */
final class DeliveryRound {
    /** A round begins no message after this time. */
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private static final int RETRIES_A_ROUND = 10;
    private static final int EVENTS_A_ROUND = 50;
    private static final String CANNOT_BE_SIGNED =
            "The signing secret can't be decrypted: it was encrypted under another secret key of the server."
                    + " Rotate the secret";
    private static final DeliveryResponse NO_LONGER_KEPT = DeliveryResponse.failure("The event is no longer kept");
    private final UnitOfWork unitOfWork;
    private final Webhooks webhooks;
    private final WebhookQueue queue;
    private final Deliveries deliveries;
    private final EventFeed feed;
    private final WebhookSender sender;
    private final WebhookSecrets secrets;
    private final Environment environment;
    private final Claim claim;
    private final Webhook webhook;
    private final OrganizationId organization;
    private final Instant end;
    private DeliveryProgress progress;
    private boolean more;

    DeliveryRound(Ports ports, WebhookSender sender, WebhookSecrets secrets, Environment environment, Claim claim) {
        this.unitOfWork = ports.unitOfWork();
        this.webhooks = ports.webhooks();
        this.queue = ports.webhookQueue();
        this.deliveries = ports.deliveries();
        this.feed = ports.eventFeed();
        this.sender = sender;
        this.secrets = secrets;
        this.environment = environment;
        this.claim = claim;
        this.webhook = claim.webhook();
        this.organization = webhook.organization();
        this.end = claim.deadline().minus(WebhookDelivery.CLAIMED_FOR).plus(LENGTH);
        this.progress = webhook.progress();
    }

    void run(Instant startedAt) {
        if (progress.pausedAt(startedAt)) {
            return;
        }
        boolean probe = progress.probing();
        List<Task> tasks = tasks(startedAt, probe);
        for (Task task : tasks) {
            if (!environment.now().isBefore(end)) {
                more = true;
                return;
            }
            Instant at = environment.now();
            DeliveryResponse answer = send(task, at);
            if (answer.gone()) {
                switchOff();
                return;
            }
            if (!recorded(task, answer, environment.now()) || progress.pausedAt(environment.now())) {
                return;
            }
        }
        // the receiver takes events again
        more |= probe && !tasks.isEmpty();
    }

    private DeliveryResponse send(Task task, Instant at) {
        Signing signing;
        try {
            signing = secrets.signing(webhook, task.event(), at);
        } catch (IllegalStateException sealedOtherwise) {
            return DeliveryResponse.failure(CANNOT_BE_SIGNED);
        }
        try {
            return sender.send(webhook.url(), task.event(), signing);
        } catch (RuntimeException defect) {
            // the event becomes a dead letter in the end, and does not keep the others from being sent
            return DeliveryResponse.failure("The event could not be sent: " + Quoted.of(defect.toString()));
        }
    }

    /** Returns when the webhook has something to do again. Call it within a unit of work. */
    Instant next() {
        Instant now = environment.now();
        if (progress.pausedAt(now)) {
            return progress.pausedUntil().orElse(now);
        }
        if (more || mayHaveNewEvents()) {
            return now;
        }
        Instant idle = now.plus(WebhookDelivery.IDLE);
        return deliveries.retrying(organization, webhook.id(), 1).stream()
                .flatMap(delivery -> delivery.nextAttemptAt().stream())
                .filter(idle::isAfter)
                .findFirst()
                .orElse(idle);
    }

    /**
     * Returns whether the feed has events after those of this round, or is about to: who publishes them cannot wake a
     * webhook that is claimed and due already. Does not wait for the publisher.
     */
    private boolean mayHaveNewEvents() {
        return feed.tryLock(organization).isEmpty()
                || !feed.after(organization, progress.delivered(), 1).items().isEmpty();
    }

    /** Returns new events and those that failed before, alternating, so that neither waits for the other. */
    private List<Task> tasks(Instant startedAt, boolean probe) {
        List<Delivery> due =
                unitOfWork.read(() -> deliveries.retrying(organization, webhook.id(), RETRIES_A_ROUND)).stream()
                        .filter(delivery -> isDue(delivery, startedAt))
                        .toList();
        List<Task> again = new ArrayList<>();
        for (Delivery delivery : due) {
            event(delivery.sequence())
                    .ifPresentOrElse(
                            event -> again.add(new Task(event, Optional.of(delivery))), () -> abandon(delivery));
        }
        Slice<Event> next = unitOfWork.read(() -> feed.after(organization, progress.delivered(), EVENTS_A_ROUND));
        List<Event> fresh = next.items();
        if (!fresh.isEmpty() && fresh.get(0).sequence() > progress.delivered() + 1) {
            recordGap(progress.delivered() + 1, fresh.get(0).sequence() - 1);
        }
        List<Task> tasks = new ArrayList<>();
        for (int at = 0; at < Math.max(fresh.size(), again.size()); at++) {
            if (at < fresh.size()) {
                tasks.add(new Task(fresh.get(at), Optional.empty()));
            }
            if (at < again.size()) {
                tasks.add(again.get(at));
            }
        }
        more = due.size() == RETRIES_A_ROUND || next.more();
        return probe ? tasks.subList(0, Math.min(1, tasks.size())) : tasks;
    }

    private static boolean isDue(Delivery delivery, Instant startedAt) {
        return delivery.nextAttemptAt().filter(startedAt::isBefore).isEmpty();
    }

    private Optional<Event> event(long sequence) {
        return unitOfWork.read(() -> feed.after(organization, sequence - 1, 1)).items().stream()
                .filter(event -> event.sequence() == sequence)
                .findFirst();
    }

    /**
     * Records events that were purged before they were sent as one dead letter, which the admin sees but cannot replay.
     */
    private void recordGap(long first, long last) {
        Instant now = environment.now();
        DeliveryResponse lost =
                DeliveryResponse.failure("Events " + first + " to " + last + " were not sent while they were kept");
        moved(
                progress.past(last),
                () -> deliveries.put(
                        Delivery.failed(webhook, first, lost, now, 0).abandoned(lost, now)));
    }

    private void abandon(Delivery delivery) {
        moved(progress, () -> deliveries.put(delivery.abandoned(NO_LONGER_KEPT, environment.now())));
    }

    private boolean recorded(Task task, DeliveryResponse answer, Instant now) {
        return moved(outcome(task, answer, now).past(task.event().sequence()), () -> {
            if (answer.delivered()) {
                task.earlier().ifPresent(deliveries::remove);
            } else {
                deliveries.put(failed(task, answer, now));
            }
        });
    }

    /**
     * Stores the progress, together with what belongs to it. Returns false, and stores nothing, if the claim is lost or
     * the webhook was changed: the round ends, and a later one sends again.
     */
    private boolean moved(DeliveryProgress after, Runnable alongside) {
        boolean moved = unitOfWork.write(() -> {
            boolean claimed = queue.advance(claim, progress, after);
            if (claimed) {
                alongside.run();
            }
            return claimed;
        });
        if (moved) {
            progress = after;
        }
        return moved;
    }

    /** Counts a failure only for a new event: a repeated one does not pause the webhook. */
    private DeliveryProgress outcome(Task task, DeliveryResponse answer, Instant now) {
        if (answer.delivered()) {
            return progress.succeeded();
        }
        return task.earlier().isPresent() ? progress : progress.failed(now);
    }

    private Delivery failed(Task task, DeliveryResponse answer, Instant now) {
        return task.earlier()
                .map(delivery -> delivery.failedAgain(answer, now, jitter()))
                .orElseGet(() -> Delivery.failed(webhook, task.event().sequence(), answer, now, jitter()));
    }

    /** Switches the webhook off. Does not count the event as sent: it is sent when an admin switches the webhook on. */
    private void switchOff() {
        unitOfWork.run(() -> webhooks.lock(organization, webhook.id())
                .filter(present -> present.version() == webhook.version())
                .ifPresent(present -> webhooks.save(present.gone(), environment.now())));
    }

    private double jitter() {
        return (environment.secrets().random(1)[0] & 0xff) / 256.0;
    }

    /** An event to send, with its earlier delivery if it failed before. */
    private record Task(Event event, Optional<Delivery> earlier) {}
}
