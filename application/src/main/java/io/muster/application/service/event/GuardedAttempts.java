package io.muster.application.service.event;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.application.port.out.event.PublishingAttempts.Oldest;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Quoted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores each attempt to publish before its work begins, and decides how to go on after one that failed or ended with
 * its node: the events of that attempt are attempted alone, and the one that fails again is withheld. Call each method
 * in a unit of work that has locked the feed.
 */
final class GuardedAttempts {
    private static final String STOPPED = "A node stopped while it published the event";

    private final PublishingAttempts attempts;
    private final EventFeed feed;
    private final WebhookQueue webhookQueue;
    private final Environment environment;

    /** Feeds whose last attempt by this node ended with the database, and could not be stored. */
    private final Set<OrganizationId> interrupted = ConcurrentHashMap.newKeySet();

    GuardedAttempts(Ports ports, Environment environment) {
        this.attempts = ports.publishingAttempts();
        this.feed = ports.eventFeed();
        this.webhookQueue = ports.webhookQueue();
        this.environment = environment;
    }

    /** The next step. */
    sealed interface Next {
        /** Nothing is pending. */
        record Nothing() implements Next {}

        /** Another attempt is at work, or its node has just stopped. */
        record Wait() implements Next {}

        /** The oldest event was withheld. */
        record Withheld(long position, String reason) implements Next {}

        /**
         * An attempt has begun.
         *
         * @param last the position of its last pending event
         * @param alone whether this is its only one
         */
        record Attempt(Instant started, long last, boolean alone) implements Next {}
    }

    /**
     * Begins an attempt, if there is something to publish.
     *
     * @param head the number of the newest event
     * @param number the maximal number of pending events of the attempt
     */
    Next next(OrganizationId organization, long head, int number) {
        Optional<Oldest> oldest = attempts.oldest(organization);
        if (oldest.isEmpty()) {
            return new Next.Nothing();
        }
        PublishingState state = attempts.state(organization);
        Instant now = environment.now();
        boolean lost = interrupted.contains(organization);
        if (state.runsAt(now) && !lost) {
            return new Next.Wait();
        }
        interrupted.remove(organization);
        if (state.suspects(oldest.get().position())) {
            return alone(organization, head, lost ? state.ended() : state, oldest.get());
        }
        long last = attempts.last(organization, number);
        attempts.save(organization, state.started(now, last));
        return new Next.Attempt(now, last, false);
    }

    private Next alone(OrganizationId organization, long head, PublishingState state, Oldest event) {
        boolean stopped = state.attemptStarted().isPresent() && event.attempts() > 0;
        Optional<String> reason = stopped
                ? Optional.of(STOPPED)
                : event.failure().filter(why -> event.attempts() >= PublishingState.MAX_ATTEMPTS);
        if (reason.isPresent()) {
            withhold(organization, head, event, reason.get());
            attempts.save(organization, state.ended());
            return new Next.Withheld(event.position(), reason.get());
        }
        Instant now = environment.now();
        attempts.save(organization, event.attempted(event.attempts() + 1, Optional.empty()));
        attempts.save(organization, state.started(now));
        return new Next.Attempt(now, event.position(), true);
    }

    /** Publishes, in the place of the event, that it is withheld. */
    private void withhold(OrganizationId organization, long head, Oldest event, String reason) {
        Instant now = environment.now();
        attempts.withhold(organization, event.position(), reason, now);
        EventData data = EventData.NONE
                .with("position", Long.toString(event.position()))
                .with("withheld", event.type().map(EventType::text));
        feed.append(
                organization,
                List.of(new Event(
                        organization,
                        head + 1,
                        environment.ids().next(),
                        EventType.FEED_EVENT_WITHHELD.name(),
                        event.subject(),
                        now,
                        data)));
        webhookQueue.wake(organization, now);
    }

    /** Returns whether nobody has taken the attempt for one whose node has stopped. */
    boolean isCurrent(OrganizationId organization, Next.Attempt attempt) {
        return attempts.state(organization).attemptStarted().equals(Optional.of(attempt.started()));
    }

    /** Ends an attempt whose work is part of the same unit of work. */
    void succeeded(OrganizationId organization, Next.Attempt attempt) {
        if (attempt.alone()) {
            attempts.save(organization, attempts.state(organization).ended());
            oldest(organization, attempt)
                    .ifPresent(event -> attempts.save(organization, event.attempted(0, Optional.empty())));
        } else {
            attempts.save(organization, PublishingState.GOOD);
        }
    }

    /** Ends an attempt whose unit of work has failed by its content. */
    void failed(OrganizationId organization, Next.Attempt attempt, Throwable failure) {
        if (isCurrent(organization, attempt)) {
            attempts.save(organization, attempts.state(organization).ended());
            oldest(organization, attempt)
                    .ifPresent(event -> attempts.save(
                            organization,
                            event.attempted(event.attempts(), Optional.of(Quoted.of(failure.toString())))));
        }
    }

    /** Ends an attempt whose unit of work has failed by the database: it does not count. */
    void uncounted(OrganizationId organization, Next.Attempt attempt) {
        if (isCurrent(organization, attempt)) {
            attempts.save(organization, attempts.state(organization).ended());
            oldest(organization, attempt)
                    .ifPresent(event ->
                            attempts.save(organization, event.attempted(event.attempts() - 1, event.failure())));
        }
    }

    /** Notes that the end of an attempt could not be stored. */
    void interrupted(OrganizationId organization) {
        interrupted.add(organization);
    }

    /** Returns the event of an attempt with one event. */
    private Optional<Oldest> oldest(OrganizationId organization, Next.Attempt attempt) {
        return attempts.oldest(organization).filter(event -> attempt.alone() && event.position() == attempt.last());
    }
}
