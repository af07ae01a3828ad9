package io.muster.application.service.webhook;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.port.out.webhook.Webhooks.Claim;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretBox;
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
 * Sends events to webhooks, each at least once: claim, send, record, and nothing is held while a receiver takes its time.
 * Whoever dies in between loses the claim when its time is up, and the next sends again what wasn't recorded. An event
 * that fails becomes a {@link Delivery} to be tried again, and those after it go on.
 */
final class WebhookDelivery implements DeliverWebhooks {
    /** Longer than any round and its last message take, and no longer: it is what a crash costs a webhook. */
    static final Duration CLAIMED_FOR = Duration.ofMinutes(1);

    /** A net below those who wake a webhook. */
    static final Duration IDLE = Duration.ofMinutes(5);

    /** After which a round begins nothing more. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final int RETRIES_A_ROUND = 10;
    private static final int EVENTS_A_ROUND = 50;
    private static final String CANNOT_BE_SIGNED =
            "The signing secret can't be opened: it was sealed under another MUSTER_SECRET_KEY. Rotate the secret";
    private static final DeliveryResponse NO_LONGER_KEPT = DeliveryResponse.failure("The event is no longer kept");

    private final UnitOfWork unitOfWork;
    private final Webhooks webhooks;
    private final EventFeed feed;
    private final WebhookSender sender;
    private final WebhookSecrets secrets;
    private final Environment environment;

    WebhookDelivery(Ports ports, WebhookSender sender, SecretBox box, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.webhooks = ports.webhooks();
        this.feed = ports.eventFeed();
        this.sender = sender;
        this.secrets = new WebhookSecrets(box, environment);
        this.environment = environment;
    }

    @Override
    public List<Runnable> due(int most) {
        Instant now = environment.now();
        return unitOfWork.write(() -> webhooks.claim(now, now.plus(CLAIMED_FOR), most)).stream()
                .<Runnable>map(claim -> () -> deliver(claim))
                .toList();
    }

    private void deliver(Claim claim) {
        Instant begun = environment.now();
        if (!begun.isBefore(claim.deadline())) {
            return;
        }
        DeliveryRound round = new DeliveryRound(claim, begun);
        round.run();
        unitOfWork.write(() -> {
            webhooks.release(claim, round.next());
            return claim;
        });
    }

    /** One event to be sent: for the first time, or again. */
    private record Task(Event event, Optional<Delivery> earlier) {}

    /** What is done under one claim. */
    private final class DeliveryRound {
        private final Claim claim;
        private final Webhook webhook;
        private final OrganizationId organization;
        private final Instant begun;
        private final Instant end;
        private DeliveryProgress progress;
        private boolean more;

        DeliveryRound(Claim claim, Instant begun) {
            this.claim = claim;
            this.webhook = claim.webhook();
            this.organization = webhook.organization();
            this.begun = begun;
            this.end = claim.deadline().minus(CLAIMED_FOR).plus(ROUND);
            this.progress = webhook.progress();
        }

        void run() {
            if (progress.pausedAt(begun)) {
                return;
            }
            boolean probe = progress.probing();
            List<Task> tasks = tasks(probe);
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
            // where one got through, others may
            more |= probe && !tasks.isEmpty();
        }

        private DeliveryResponse send(Task task, Instant at) {
            Signing signing;
            try {
                signing = secrets.signing(webhook, task.event(), at);
            } catch (IllegalStateException sealedOtherwise) {
                return DeliveryResponse.failure(CANNOT_BE_SIGNED);
            }
            return sender.send(webhook.url(), task.event(), signing);
        }

        /** When there is something to do again. */
        Instant next() {
            Instant now = environment.now();
            if (progress.pausedAt(now)) {
                return progress.pausedUntil().orElse(now);
            }
            if (more) {
                return now;
            }
            Instant idle = now.plus(IDLE);
            return webhooks.retrying(organization, webhook.id(), 1).stream()
                    .flatMap(delivery -> delivery.nextAttemptAt().stream())
                    .filter(idle::isAfter)
                    .findFirst()
                    .orElse(idle);
        }

        /** In turn what is new and what failed before, so that neither waits for the other. */
        private List<Task> tasks(boolean probe) {
            List<Delivery> due =
                    unitOfWork.read(() -> webhooks.retrying(organization, webhook.id(), RETRIES_A_ROUND)).stream()
                            .filter(this::isDue)
                            .toList();
            List<Task> again = new ArrayList<>();
            for (Delivery delivery : due) {
                event(delivery.sequence())
                        .ifPresentOrElse(
                                event -> again.add(new Task(event, Optional.of(delivery))), () -> abandon(delivery));
            }
            List<Event> fresh = unitOfWork.read(() -> feed.after(organization, progress.delivered(), EVENTS_A_ROUND));
            if (!fresh.isEmpty() && fresh.get(0).sequence() > progress.delivered() + 1) {
                tellOfGap(progress.delivered() + 1, fresh.get(0).sequence() - 1);
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
            more = due.size() == RETRIES_A_ROUND || fresh.size() == EVENTS_A_ROUND;
            return probe ? tasks.subList(0, Math.min(1, tasks.size())) : tasks;
        }

        private boolean isDue(Delivery delivery) {
            return delivery.nextAttemptAt().filter(begun::isBefore).isEmpty();
        }

        private Optional<Event> event(long sequence) {
            return unitOfWork.read(() -> feed.after(organization, sequence - 1, 1)).stream()
                    .filter(event -> event.sequence() == sequence)
                    .findFirst();
        }

        /** What was purged before it was ever sent is a dead letter that nobody can replay, but that everybody sees. */
        private void tellOfGap(long first, long last) {
            Instant now = environment.now();
            DeliveryResponse lost =
                    DeliveryResponse.failure("Events " + first + " to " + last + " were not sent while they were kept");
            moved(
                    progress.past(last),
                    () -> webhooks.put(
                            Delivery.failed(webhook, first, lost, now, 0).abandoned(lost, now)));
        }

        private void abandon(Delivery delivery) {
            moved(progress, () -> webhooks.put(delivery.abandoned(NO_LONGER_KEPT, environment.now())));
        }

        private boolean recorded(Task task, DeliveryResponse answer, Instant now) {
            return moved(outcome(task, answer, now).past(task.event().sequence()), () -> {
                if (answer.delivered()) {
                    task.earlier().ifPresent(webhooks::forget);
                } else {
                    webhooks.put(failed(task, answer, now));
                }
            });
        }

        /**
         * Goes on, together with what is to be remembered of it. Not if the claim is lost or the webhook was changed: then
         * the round is over, and another sends again.
         */
        private boolean moved(DeliveryProgress after, Runnable remembered) {
            boolean moved = unitOfWork.write(() -> {
                boolean ours = webhooks.advance(claim, progress, after);
                if (ours) {
                    remembered.run();
                }
                return ours;
            });
            if (moved) {
                progress = after;
            }
            return moved;
        }

        /** An event that fails again says nothing about those that weren't sent yet. */
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

        /** The event isn't counted as sent: an admin who switches the webhook on again gets it. */
        private void switchOff() {
            unitOfWork.write(() -> {
                webhooks.lock(organization, webhook.id())
                        .filter(present -> present.version() == webhook.version())
                        .ifPresent(present -> webhooks.save(present.gone(), environment.now()));
                return webhook;
            });
        }

        private double jitter() {
            return (environment.secrets().random(1)[0] & 0xff) / 256.0;
        }
    }
}
