package io.muster.application.service.event;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.service.event.GuardedAttempts.Next;
import io.muster.application.service.event.GuardedAttempts.Next.Attempt;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Moves pending events from the outbox into one organization's feed, a batch in a unit of work. Numbers events under
 * the feed's lock and only after they have committed, so that the feed has no gap and no late arrival. Derives the
 * access of each member in the same unit of work, so that the last event about a member is never older than the change.
 *
 * <p>An event that cannot be published is withheld after some attempts: see {@link GuardedAttempts}.
 */
final class FeedWriter {
    /** The most pending events, and the most members of their audiences, that one unit of work moves. */
    private static final int AT_ONCE = 500;

    private static final int BATCHES_AT_ONCE = 20;

    /** The number of times that a reader looks for the end of another attempt. */
    private static final int WAITS = 100;

    private final UnitOfWork unitOfWork;
    private final Outbox outbox;
    private final EventFeed feed;
    private final AccessQueries accessQueries;
    private final WebhookQueue webhookQueue;
    private final GuardedAttempts attempts;
    private final FeedAlarm alarm;
    private final Environment environment;

    FeedWriter(Ports ports, FeedAlarm alarm, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.outbox = ports.outbox();
        this.feed = ports.eventFeed();
        this.accessQueries = ports.accessQueries();
        this.webhookQueue = ports.webhookQueue();
        this.attempts = new GuardedAttempts(ports, environment);
        this.alarm = alarm;
        this.environment = environment;
    }

    /**
     * Writes a bounded number of batches, waiting for the feed's lock. Returns whether pending events are left, also
     * because one of them could not be published this time.
     */
    boolean write(OrganizationId organization) {
        Turn turn = new Turn(organization, () -> Optional.of(feed.lock(organization)));
        Outcome outcome = Outcome.MORE;
        int waits = 0;
        for (int done = 0; done < BATCHES_AT_ONCE && outcome == Outcome.MORE; done++) {
            outcome = turn.attempt();
            // the other attempt is about to lock the feed
            while (outcome == Outcome.BUSY && waits++ < WAITS) {
                outcome = turn.attempt();
            }
        }
        return outcome != Outcome.NOTHING_LEFT;
    }

    /**
     * As {@link #write}, but leaves a feed that another unit of work has locked to that one.
     *
     * @throws RuntimeException the failure of an attempt
     */
    boolean writeUnlessLocked(OrganizationId organization) {
        Turn turn = new Turn(organization, () -> feed.tryLock(organization));
        Outcome outcome = Outcome.MORE;
        for (int done = 0; done < BATCHES_AT_ONCE && outcome == Outcome.MORE; done++) {
            outcome = turn.attempt();
        }
        turn.failure.ifPresent(failed -> {
            throw failed;
        });
        return outcome == Outcome.MORE;
    }

    private enum Outcome {
        NOTHING_LEFT,
        MORE,
        BUSY,
        FAILED
    }

    /**
     * Some batches of one organization: a batch that is too big is halved, and the next one may be twice as large. So
     * is the part of an audience that an event has if it is attempted alone; it begins with one member.
     */
    private final class Turn {
        private final OrganizationId organization;
        private final Supplier<Optional<Long>> lock;
        private int size = AT_ONCE;
        private int sizeAlone = 1;
        private Optional<RuntimeException> failure = Optional.empty();

        Turn(OrganizationId organization, Supplier<Optional<Long>> lock) {
            this.organization = organization;
            this.lock = lock;
        }

        Outcome attempt() {
            Next next = unitOfWork.write(() -> lock.get()
                    .map(head -> attempts.next(organization, head, AT_ONCE))
                    .orElseGet(Next.Nothing::new));
            if (next instanceof Next.Attempt attempt) {
                return work(attempt);
            }
            if (next instanceof Next.Withheld withheld) {
                alarm.withheld(organization, withheld.position(), withheld.reason());
                return Outcome.MORE;
            }
            return next instanceof Next.Wait ? Outcome.BUSY : Outcome.NOTHING_LEFT;
        }

        private Outcome work(Attempt attempt) {
            try {
                return unitOfWork.write(() -> publish(attempt)) ? Outcome.MORE : Outcome.NOTHING_LEFT;
            } catch (Unavailable outage) {
                end(outage, () -> attempts.uncounted(organization, attempt));
                throw outage;
            } catch (RuntimeException failed) {
                end(failed, () -> attempts.failed(organization, attempt, failed));
                failure = Optional.of(failed);
                return Outcome.FAILED;
            } catch (Error failed) {
                end(failed, () -> attempts.failed(organization, attempt, failed));
                throw failed;
            }
        }

        private void end(Throwable failed, Runnable storing) {
            try {
                unitOfWork.run(() -> {
                    feed.lock(organization);
                    storing.run();
                });
            } catch (RuntimeException alsoFailed) {
                attempts.interrupted(organization);
                failed.addSuppressed(alsoFailed);
            }
        }

        private boolean publish(Attempt attempt) {
            long head = feed.lock(organization);
            if (!attempts.isCurrent(organization, attempt)) {
                return true;
            }
            Batch batch = attempt.alone() ? alone(head) : several(head, attempt.last());
            batch.write();
            attempts.succeeded(organization, attempt);
            return batch.leavesSomething;
        }

        private Batch several(long head, long last) {
            Optional<Batch> fitting = read(head, size, size, last);
            while (fitting.isEmpty()) {
                size = size / 2;
                fitting = read(head, size, size, last);
            }
            size = Math.min(AT_ONCE, size * 2);
            return fitting.get();
        }

        private Batch alone(long head) {
            Optional<Batch> fitting = read(head, 1, sizeAlone, Long.MAX_VALUE);
            while (fitting.isEmpty()) {
                sizeAlone = sizeAlone / 2;
                fitting = read(head, 1, sizeAlone, Long.MAX_VALUE);
            }
            sizeAlone = Math.min(AT_ONCE, sizeAlone * 2);
            return fitting.get();
        }

        /** Returns the next batch; empty if it is too big. A single member is never too big. */
        private Optional<Batch> read(long head, int events, int members, long last) {
            Batch batch = new Batch(organization, head, members);
            Slice<Waiting> waiting = outbox.waiting(organization, events);
            List<Waiting> some = waiting.items().stream()
                    .takeWhile(one -> one.position() <= last)
                    .toList();
            some.forEach(batch::take);
            batch.leavesSomething |=
                    waiting.more() || some.size() < waiting.items().size();
            return batch.derive() ? Optional.of(batch) : Optional.empty();
        }
    }

    /** The pending events that one unit of work moves. */
    private final class Batch {
        private final OrganizationId organization;
        private final List<EventDraft> published = new ArrayList<>();
        private final Set<UserId> reached = new LinkedHashSet<>();
        private final List<Long> done = new ArrayList<>();
        private final Map<Long, UserId> progress = new LinkedHashMap<>();
        private final long head;
        private final int size;
        private Map<UserId, EffectiveAccess> before = Map.of();
        private Map<UserId, AccessFacts> facts = Map.of();
        private int fannedOut;
        private boolean leavesSomething;

        Batch(OrganizationId organization, long head, int size) {
            this.organization = organization;
            this.head = head;
            this.size = size;
        }

        void take(Waiting waiting) {
            Audience audience = waiting.pending().audience();
            if (audience instanceof Audience.Group group) {
                fanOut(waiting, Optional.of(group.group()));
            } else if (audience instanceof Audience.Everybody) {
                fanOut(waiting, Optional.empty());
            } else {
                waiting.pending().event().ifPresent(published::add);
                if (audience instanceof Audience.Member member) {
                    reached.add(member.user());
                }
                done.add(waiting.position());
            }
        }

        /** Adds the next members of a large audience, as many as the batch has room for. */
        private void fanOut(Waiting waiting, Optional<GroupId> group) {
            int room = size - fannedOut;
            if (room == 0) {
                leavesSomething = true;
                return;
            }
            List<UserId> next = accessQueries.members(organization, group, waiting.last(), room);
            fannedOut += next.size();
            reached.addAll(next);
            if (next.size() < room) {
                done.add(waiting.position());
            } else {
                progress.put(waiting.position(), next.get(next.size() - 1));
                leavesSomething = true;
            }
        }

        /** Reads what the feed has published of the members and what they have now; returns whether it fits. */
        boolean derive() {
            if (reached.isEmpty()) {
                return true;
            }
            Optional<Map<UserId, EffectiveAccess>> was = feed.publishedAccess(organization, reached);
            Optional<Map<UserId, AccessFacts>> is =
                    was.isPresent() ? accessQueries.summaries(organization, reached) : Optional.empty();
            before = was.orElse(Map.of());
            facts = is.orElse(Map.of());
            return is.isPresent();
        }

        void write() {
            if (done.isEmpty() && progress.isEmpty()) {
                return;
            }
            Instant now = environment.now();
            Map<UserId, EffectiveAccess> changed = new LinkedHashMap<>();
            List<Event> events = new ArrayList<>();
            published.forEach(one -> events.add(event(events.size(), one)));
            for (UserId user : reached) {
                EffectiveAccess was = before.getOrDefault(user, EffectiveAccess.NONE);
                EffectiveAccess is = Optional.ofNullable(facts.get(user))
                        .map(known -> known.accessAt(now))
                        .orElse(EffectiveAccess.NONE);
                if (!is.equals(was)) {
                    changed.put(user, is);
                    events.add(event(events.size(), accessChanged(user, was, is, now)));
                }
            }
            feed.append(organization, events);
            feed.recordPublished(organization, changed);
            outbox.remove(organization, done);
            progress.forEach((position, last) -> outbox.progressed(organization, position, last));
            if (!events.isEmpty()) {
                webhookQueue.wake(organization, now);
            }
        }

        private Event event(int place, EventDraft one) {
            return new Event(organization, head + 1 + place, one.id(), one.type(), one.subject(), one.at(), one.data());
        }

        private EventDraft accessChanged(UserId user, EffectiveAccess was, EffectiveAccess is, Instant now) {
            EventData data = EventData.NONE
                    .with("active", is.active())
                    .with("role", is.role().map(OrgRole::name))
                    .with("workspaces", texts(is))
                    .with("previousActive", was.active())
                    .with("previousRole", was.role().map(OrgRole::name))
                    .with("previousWorkspaces", texts(was));
            return new EventDraft(
                    environment.ids().next(), EventType.MEMBER_ACCESS_CHANGED.name(), user.path(), now, data);
        }

        private static List<String> texts(EffectiveAccess access) {
            return access.workspaces().stream().map(WorkspaceId::toString).toList();
        }
    }
}
