package io.muster.application.service.event;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.port.out.webhook.WebhookQueue;
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
 */
final class FeedWriter {
    /** How many pending events, and how many members of their audiences, are moved in one unit of work. */
    private static final int AT_ONCE = 500;

    private static final int BATCHES_AT_ONCE = 20;

    private final UnitOfWork unitOfWork;
    private final Outbox outbox;
    private final EventFeed feed;
    private final AccessQueries accessQueries;
    private final WebhookQueue webhookQueue;
    private final Environment environment;

    FeedWriter(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.outbox = ports.outbox();
        this.feed = ports.eventFeed();
        this.accessQueries = ports.accessQueries();
        this.webhookQueue = ports.webhookQueue();
        this.environment = environment;
    }

    /** Writes a bounded number of batches, waiting for the feed's lock; returns whether pending events are left. */
    boolean write(OrganizationId organization) {
        return repeat(new Turn(organization), () -> Optional.of(feed.lock(organization)));
    }

    /** As {@link #write}, but leaves a feed that another unit of work has locked to that one. */
    boolean writeUnlessLocked(OrganizationId organization) {
        return repeat(new Turn(organization), () -> feed.tryLock(organization));
    }

    /** Writes one batch in one unit of work; returns whether pending events are left. */
    boolean writeBatch(OrganizationId organization) {
        return unitOfWork.write(() -> new Turn(organization).batch(feed.lock(organization)));
    }

    private boolean repeat(Turn turn, Supplier<Optional<Long>> lock) {
        for (int done = 0; done < BATCHES_AT_ONCE; done++) {
            if (!unitOfWork.write(() -> lock.get().map(turn::batch).orElse(false))) {
                return false;
            }
        }
        return true;
    }

    /** Some batches of one organization: a batch that is too big is halved, and the next one may be twice as large. */
    private final class Turn {
        private final OrganizationId organization;
        private int size = AT_ONCE;

        Turn(OrganizationId organization) {
            this.organization = organization;
        }

        boolean batch(long head) {
            Optional<Batch> fitting = read(head);
            while (fitting.isEmpty()) {
                size = size / 2;
                fitting = read(head);
            }
            size = Math.min(AT_ONCE, size * 2);
            fitting.get().write();
            return fitting.get().leavesSomething;
        }

        /** Returns the next batch of the present size; empty if it is too big. A single member is never too big. */
        private Optional<Batch> read(long head) {
            Batch batch = new Batch(organization, head, size);
            Slice<Waiting> waiting = outbox.waiting(organization, size);
            waiting.items().forEach(batch::take);
            batch.leavesSomething |= waiting.more();
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
                    environment.ids().next(), EventType.MEMBER_ACCESS_CHANGED, "members/" + user, now, data);
        }

        private static List<String> texts(EffectiveAccess access) {
            return access.workspaces().stream().map(WorkspaceId::toString).toList();
        }
    }
}
