package io.muster.application.service.event;

import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.service.Batches;
import io.muster.application.service.FailureCollector;
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
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Gives announcements their place in the feed, a batch in a unit of work. Under the feed's lock what is announced, and only
 * what is committed, gets the next numbers: there is no gap and no late arrival. What an access is now is derived here, so
 * that the last word about a member is never older than the change that it is about.
 */
public final class EventRelay implements RelayEvents {
    private static final int ANNOUNCEMENTS_AT_ONCE = 500;
    private static final int MEMBERS_AT_ONCE = 500;
    private static final int BATCHES_AT_ONCE = 20;
    private static final int ORGANIZATIONS_AT_ONCE = 50;
    private static final int PURGED_AT_ONCE = 1_000;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Outbox outbox;
    private final EventFeed feed;
    private final AccessQueries accessQueries;
    private final Webhooks webhooks;
    private final Environment environment;
    private final Duration retention;

    /** Where the next turn goes on, so that everybody has one. */
    private volatile Optional<OrganizationId> lastServed = Optional.empty();

    /** @param retention how long events are kept */
    public EventRelay(
            UnitOfWork unitOfWork,
            Organizations organizations,
            Outbox outbox,
            EventFeed feed,
            AccessQueries accessQueries,
            Webhooks webhooks,
            Environment environment,
            Duration retention) {
        this.unitOfWork = unitOfWork;
        this.organizations = organizations;
        this.outbox = outbox;
        this.feed = feed;
        this.accessQueries = accessQueries;
        this.webhooks = webhooks;
        this.environment = environment;
        this.retention = retention;
    }

    @Override
    public boolean relay() {
        Optional<OrganizationId> last = lastServed;
        List<OrganizationId> waiting = unitOfWork.read(() -> outbox.organizations(last, ORGANIZATIONS_AT_ONCE));
        boolean all = waiting.size() < ORGANIZATIONS_AT_ONCE;
        lastServed = all ? Optional.empty() : Optional.of(waiting.get(waiting.size() - 1));
        AtomicBoolean more = new AtomicBoolean(!all || last.isPresent());
        FailureCollector each = new FailureCollector();
        for (OrganizationId organization : waiting) {
            each.attempt(() -> {
                if (share(() -> unitOfWork.write(() -> batchUnlessServed(organization)))) {
                    more.set(true);
                }
            });
        }
        each.finish();
        return more.get();
    }

    /** One organization's share of a turn; returns whether more is left. */
    public boolean relay(OrganizationId organization) {
        return share(() -> relayBatch(organization));
    }

    private static boolean share(BooleanSupplier batch) {
        for (int done = 0; done < BATCHES_AT_ONCE; done++) {
            if (!batch.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long purge() {
        unitOfWork.write(() -> {
            feed.prepare(environment.now());
            return feed;
        });
        Instant before = environment.now().minus(retention);
        long purged = 0;
        Optional<OrganizationId> last = Optional.empty();
        List<Organization> some;
        do {
            Optional<OrganizationId> seen = last;
            some = unitOfWork.read(() -> organizations.list(seen, ORGANIZATIONS_AT_ONCE));
            for (Organization organization : some) {
                purged += purge(organization.id(), before);
                last = Optional.of(organization.id());
            }
        } while (!some.isEmpty());
        return purged;
    }

    private long purge(OrganizationId organization, Instant before) {
        return Batches.drain(unitOfWork, PURGED_AT_ONCE, most -> feed.purge(organization, before, most));
    }

    /** One unit of work; returns whether something is left. */
    boolean relayBatch(OrganizationId organization) {
        return unitOfWork.write(() -> batch(organization, feed.lock(organization)));
    }

    /** Whoever has the feed serves it, and nobody has to wait for them. */
    private boolean batchUnlessServed(OrganizationId organization) {
        return feed.lockUnlessHeld(organization)
                .map(head -> batch(organization, head))
                .orElse(false);
    }

    private boolean batch(OrganizationId organization, long head) {
        List<Waiting> waiting = outbox.waiting(organization, ANNOUNCEMENTS_AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        Batch batch = new Batch(organization, head);
        waiting.forEach(batch::take);
        batch.write();
        return batch.leavesSomething || waiting.size() == ANNOUNCEMENTS_AT_ONCE;
    }

    /** One unit of work's share of an organization's announcements. */
    private final class Batch {
        private final OrganizationId organization;
        private final List<EventDraft> published = new ArrayList<>();
        private final Set<UserId> reached = new LinkedHashSet<>();
        private final List<Long> done = new ArrayList<>();
        private final long head;
        private int fannedOut;
        private boolean leavesSomething;

        Batch(OrganizationId organization, long head) {
            this.organization = organization;
            this.head = head;
        }

        void take(Waiting waiting) {
            Audience audience = waiting.announcement().audience();
            if (audience instanceof Audience.Group group) {
                fanOut(waiting, Optional.of(group.group()));
            } else if (audience instanceof Audience.Everybody) {
                fanOut(waiting, Optional.empty());
            } else {
                waiting.announcement().event().ifPresent(published::add);
                if (audience instanceof Audience.Member member) {
                    reached.add(member.user());
                }
                done.add(waiting.position());
            }
        }

        /** The next members in line, of as many announcements as a bounded batch has room for. */
        private void fanOut(Waiting waiting, Optional<GroupId> group) {
            int room = MEMBERS_AT_ONCE - fannedOut;
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
                outbox.progressed(organization, waiting.position(), next.get(next.size() - 1));
                leavesSomething = true;
            }
        }

        void write() {
            Instant now = environment.now();
            Map<UserId, EffectiveAccess> before = feed.publishedAccess(organization, reached);
            Map<UserId, AccessFacts> facts = accessQueries.of(organization, reached);
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
            outbox.done(organization, done);
            if (!events.isEmpty()) {
                webhooks.wake(organization, now);
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
