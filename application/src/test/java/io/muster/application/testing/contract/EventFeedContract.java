package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface EventFeedContract {
    Ports ports();

    @Test
    default void eventsAreReadInOrderAfterAnySequenceNumber() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = appended(acme, NOON, NOON, NOON.plusSeconds(9));

        assertThat(after(acme, 0, 10)).containsExactlyElementsOf(events);
        assertThat(after(acme, 1, 1)).containsExactly(events.get(1));
        assertThat(after(acme, 3, 10)).isEmpty();
    }

    @Test
    default void eventsAreReadByTheirOwnOrganizationOnly() {
        OrganizationId other = Fixtures.newOrganization(ports());
        appended(Fixtures.newOrganization(ports()), NOON);

        assertThat(after(other, 0, 10)).isEmpty();
        assertThat(head(other)).isZero();
    }

    @Test
    default void headOfTheFeedFollowsTheNewestEvent() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().lock(acme)))
                .isZero();

        appended(acme, NOON, NOON, NOON);

        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().lock(acme)))
                .isEqualTo(3);
        assertThat(head(acme)).isEqualTo(3);
    }

    @Test
    default void unlockedFeedIsLockedWithoutWaiting() {
        OrganizationId acme = Fixtures.newOrganization(ports());

        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().tryLock(acme)))
                .contains(0L);
    }

    @Test
    default void oldEventsArePurgedAndTheHeadStays() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = appended(acme, NOON, NOON, NOON.plusSeconds(9));

        assertThat(purge(acme, NOON.plusSeconds(1), 10)).isEqualTo(2);

        assertThat(after(acme, 0, 10)).containsExactly(events.get(2));
        assertThat(head(acme)).isEqualTo(3);
    }

    @Test
    default void eventsOfAnotherOrganizationAreNotPurged() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = appended(acme, NOON);

        assertThat(purge(Fixtures.newOrganization(ports()), NOON.plusSeconds(1), 10))
                .isZero();

        assertThat(after(acme, 0, 10)).isEqualTo(events);
    }

    @Test
    default void purgeStopsAtTheFirstYoungerEventAndAtItsLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = appended(acme, NOON, NOON.plusSeconds(60), NOON.plusSeconds(1), NOON.plusSeconds(61));

        assertThat(purge(acme, NOON.plusSeconds(30), 2)).isOne();
        assertThat(after(acme, 0, 10)).isEqualTo(events.subList(1, 4));
        assertThat(purge(acme, NOON.plusSeconds(90), 2)).isEqualTo(2);
        assertThat(after(acme, 0, 10)).isEqualTo(events.subList(3, 4));
    }

    @Test
    default void publishedAccessIsReadAsRecorded() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        UserId ben = new UserId(Fixtures.newId());
        EffectiveAccess access = access(OrgRole.DEVELOPER);
        EffectiveAccess bare = EffectiveAccess.of(Optional.empty(), Set.of());

        record(acme, Map.of(ana, access, ben, bare));

        assertThat(published(acme, ana, ben)).containsOnly(Map.entry(ana, access), Map.entry(ben, bare));
        assertThat(published(Fixtures.newOrganization(ports()), ana, ben)).isEmpty();
    }

    @Test
    default void laterPublishedAccessReplacesTheEarlierOne() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        EffectiveAccess bare = EffectiveAccess.of(Optional.empty(), Set.of());
        record(acme, Map.of(ana, access(OrgRole.DEVELOPER)));

        record(acme, Map.of(ana, bare));

        assertThat(published(acme, ana)).containsOnly(Map.entry(ana, bare));
    }

    @Test
    default void publishedAccessOfAMemberWithoutAccessIsForgotten() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        record(acme, Map.of(ana, access(OrgRole.DEVELOPER)));

        record(acme, Map.of(ana, EffectiveAccess.NONE));

        assertThat(published(acme, ana)).isEmpty();
    }

    @Test
    default void pageOfPublishedAccessBeginsAfterTheGivenMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId first = new UserId(Fixtures.newId());
        UserId second = new UserId(Fixtures.newId());
        UserId third = new UserId(Fixtures.newId());
        EffectiveAccess access = access(OrgRole.VIEWER);
        record(acme, Map.of(first, access, second, access, third, access));

        assertThat(ports().unitOfWork().read(() -> ports().eventFeed().publishedPage(acme, Optional.of(first), 1)))
                .isEqualTo(new Slice<>(List.of(new EventFeed.Published(second, access)), true));
        assertThat(ports().unitOfWork().read(() -> ports().eventFeed()
                        .publishedPage(acme, Optional.of(first), 2)
                        .more()))
                .isFalse();
    }

    @Test
    default void pageOfLargeEventsEndsWithTheEventThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            Event event = event(acme, number, NOON);
            events.add(new Event(
                    acme,
                    number,
                    event.id(),
                    event.type(),
                    event.subject(),
                    NOON,
                    EventData.NONE.with("text", "\u00fc\u20ac".repeat(120_000))));
        }
        events.add(event(acme, 6, NOON));
        ports().unitOfWork().run(() -> ports().eventFeed().append(acme, events));

        Slice<Event> first = ports().unitOfWork().read(() -> ports().eventFeed().after(acme, 0, 500));
        Slice<Event> second =
                ports().unitOfWork().read(() -> ports().eventFeed().after(acme, 2, 500));
        Slice<Event> last = ports().unitOfWork().read(() -> ports().eventFeed().after(acme, 4, 500));

        assertThat(first).isEqualTo(new Slice<>(events.subList(0, 2), true));
        assertThat(second).isEqualTo(new Slice<>(events.subList(2, 4), true));
        assertThat(last).isEqualTo(new Slice<>(events.subList(4, 6), false));
    }

    @Test
    default void publishedAccessOfManyWorkspacesIsReadForOneMemberOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId first = new UserId(Fixtures.newId());
        UserId second = new UserId(Fixtures.newId());
        EffectiveAccess access = EffectiveAccess.of(
                Optional.empty(),
                Stream.generate(() -> new WorkspaceId(Fixtures.newId()))
                        .limit(15_000)
                        .toList());
        UserId third = new UserId(Fixtures.newId());
        record(acme, Map.of(first, access, second, access, third, access));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().eventFeed().publishedAccess(acme, List.of(first, second, third))))
                .isEmpty();
        assertThat(published(acme, first)).containsEntry(first, access);
        assertThat(ports().unitOfWork().read(() -> ports().eventFeed().publishedPage(acme, Optional.of(second), 1)))
                .isEqualTo(new Slice<>(List.of(new EventFeed.Published(third, access)), false));
    }

    private List<Event> appended(OrganizationId organization, Instant... times) {
        List<Event> events = new ArrayList<>();
        for (Instant time : times) {
            Event event = event(organization, events.size() + 1, time);
            events.add(event);
            ports().unitOfWork().run(() -> ports().eventFeed().append(organization, List.of(event)));
        }
        return events;
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().eventFeed().purge(organization, before, limit));
    }

    private long head(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().eventFeed().head(organization));
    }

    private List<Event> after(OrganizationId organization, long sequence, int limit) {
        return ports().unitOfWork()
                .read(() ->
                        ports().eventFeed().after(organization, sequence, limit).items());
    }

    private void record(OrganizationId organization, Map<UserId, EffectiveAccess> accesses) {
        ports().unitOfWork().run(() -> ports().eventFeed().recordPublished(organization, accesses));
    }

    private Map<UserId, EffectiveAccess> published(OrganizationId organization, UserId... users) {
        return ports().unitOfWork()
                .read(() -> ports().eventFeed().publishedAccess(organization, List.of(users)))
                .orElseThrow();
    }

    private static EffectiveAccess access(OrgRole role) {
        WorkspaceId first = new WorkspaceId(Fixtures.newId());
        WorkspaceId second = new WorkspaceId(Fixtures.newId());
        return EffectiveAccess.of(Optional.of(role), Set.of(first, second));
    }

    private static Event event(OrganizationId organization, long sequence, Instant at) {
        return new Event(
                organization,
                sequence,
                Fixtures.newId(),
                EventType.MEMBER_CREATED.name(),
                "members/" + sequence,
                at,
                EventData.NONE.with("userName", "ana"));
    }
}
