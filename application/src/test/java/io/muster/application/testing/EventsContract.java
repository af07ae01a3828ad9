package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface EventsContract {
    Ports ports();

    @Test
    default void whatIsAnnouncedWaitsInOrderAndCommitsWithItsUnitOfWork() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        List<PendingEvent> announced = List.of(
                published(acme, new Audience.Nobody()),
                published(acme, new Audience.Member(ana)),
                PendingEvent.of(acme, new Audience.Group(group(acme, "g").id())),
                PendingEvent.of(acme, new Audience.Everybody()));

        ports().write(() -> ports().outbox().add(announced));
        assertThat(catchThrowable(() -> ports().write(() -> {
                    ports().outbox().add(announced);
                    throw new IllegalStateException("no");
                })))
                .isNotNull();

        assertThat(waiting(acme)).extracting(Waiting::pending).containsExactlyElementsOf(announced);
        assertThat(waiting(Fixtures.newOrganization(ports()))).isEmpty();
        assertThat(ports().read(() -> ports().outbox().organizations(Optional.empty(), 10_000)))
                .contains(acme);
        Waiting last = waiting(acme).get(3);
        ports().write(() -> ports().outbox().progressed(acme, last.position(), ana));
        List<Long> first =
                waiting(acme).stream().limit(3).map(Waiting::position).toList();
        ports().write(() -> ports().outbox().remove(acme, first));
        assertThat(waiting(acme)).containsExactly(new Waiting(last.position(), last.pending(), Optional.of(ana)));
        ports().write(() -> ports().outbox().remove(acme, List.of(last.position())));
        assertThat(waiting(acme)).isEmpty();
    }

    @Test
    default void everyMemberOfAGroupIsAnnouncedAtOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        ports().write(() ->
                ports().memberships().apply(acme, team.id(), new Delta(Set.of(ana.id(), ben.id()), Set.of()), NOON));

        ports().write(() -> ports().outbox().addForMembers(acme, team.id()));

        assertThat(waiting(acme))
                .extracting(waiting -> waiting.pending().audience())
                .containsExactlyInAnyOrder(new Audience.Member(ana.id()), new Audience.Member(ben.id()));
    }

    @Test
    default void manyAnnouncementsWaitInTheOrderInWhichTheyWereMade() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<PendingEvent> many = new ArrayList<>();
        for (int number = 0; number < 350; number++) {
            many.add(PendingEvent.of(acme, new Audience.Member(new UserId(Fixtures.newId()))));
        }

        ports().write(() -> ports().outbox().add(many));

        assertThat(ports().read(() -> ports().outbox().waiting(acme, 1_000)))
                .extracting(Waiting::pending)
                .containsExactlyElementsOf(many);
    }

    @Test
    default void aFeedIsReadInOrderFromAnyPlaceAndOnlyByItsOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        List<Event> events = List.of(event(acme, 1, NOON), event(acme, 2, NOON), event(acme, 3, NOON.plusSeconds(9)));

        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().lock(acme)))
                .isZero();
        ports().write(() -> ports().eventFeed().append(acme, events.subList(0, 2)));
        ports().write(() -> ports().eventFeed().append(acme, events.subList(2, 3)));

        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().lock(acme)))
                .isEqualTo(3);
        assertThat(after(acme, 0, 10)).containsExactlyElementsOf(events);
        assertThat(after(acme, 1, 1)).containsExactly(events.get(1));
        assertThat(after(acme, 3, 10)).isEmpty();
        assertThat(after(other, 0, 10)).isEmpty();
        assertThat(ports().read(() -> ports().eventFeed().head(other))).isZero();
        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().purge(other, NOON.plusSeconds(1), 10)))
                .isZero();
        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().purge(acme, NOON.plusSeconds(1), 10)))
                .isEqualTo(2);
        assertThat(after(acme, 0, 10)).containsExactly(events.get(2));
        assertThat(ports().read(() -> ports().eventFeed().head(acme))).isEqualTo(3);
    }

    @Test
    default void whatIsPurgedIsTheBeginningAndNoMoreThanSaid() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Event> events = List.of(
                event(acme, 1, NOON),
                event(acme, 2, NOON.plusSeconds(60)),
                event(acme, 3, NOON.plusSeconds(1)),
                event(acme, 4, NOON.plusSeconds(61)));
        ports().write(() -> ports().eventFeed().append(acme, events));

        assertThat(purged(acme, NOON.plusSeconds(30), 2)).isOne();
        assertThat(after(acme, 0, 10)).isEqualTo(events.subList(1, 4));
        assertThat(purged(acme, NOON.plusSeconds(90), 2)).isEqualTo(2);
        assertThat(after(acme, 0, 10)).isEqualTo(events.subList(3, 4));
    }

    private int purged(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().eventFeed().purge(organization, before, limit));
    }

    @Test
    default void whoeverDoesNotWantToWaitGetsAFeedThatNobodyHolds() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().tryLock(acme)))
                .contains(0L);
    }

    @Test
    default void theFeedRemembersWhatItSaidOfAnAccess() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        UserId ben = new UserId(Fixtures.newId());
        WorkspaceId data = new WorkspaceId(Fixtures.newId());
        WorkspaceId web = new WorkspaceId(Fixtures.newId());
        EffectiveAccess access = EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), Set.of(data, web));
        EffectiveAccess bare = EffectiveAccess.of(Optional.empty(), Set.of());

        ports().write(() -> ports().eventFeed().recordPublished(acme, Map.of(ana, access, ben, bare)));

        assertThat(published(acme, ana, ben)).containsOnly(Map.entry(ana, access), Map.entry(ben, bare));
        assertThat(published(other, ana, ben)).isEmpty();
        ports().write(() -> ports().eventFeed().recordPublished(acme, Map.of(ana, bare, ben, EffectiveAccess.NONE)));
        assertThat(published(acme, ana, ben)).containsOnly(Map.entry(ana, bare));
    }

    private List<Waiting> waiting(OrganizationId organization) {
        return ports().read(() -> ports().outbox().waiting(organization, 100));
    }

    private List<Event> after(OrganizationId organization, long sequence, int limit) {
        return ports().read(() -> ports().eventFeed().after(organization, sequence, limit));
    }

    private Map<UserId, EffectiveAccess> published(OrganizationId organization, UserId... users) {
        return ports().read(() -> ports().eventFeed().publishedAccess(organization, List.of(users)));
    }

    private static PendingEvent published(OrganizationId organization, Audience audience) {
        EventData data = EventData.NONE
                .with("text", "Grüße \"\\")
                .with("flag", true)
                .with("no", false)
                .with("list", List.of("a", "b"));
        return new PendingEvent(
                organization,
                Optional.of(new EventDraft(Fixtures.newId(), EventType.GROUP_CREATED, "groups/1", NOON, data)),
                audience);
    }

    private static Event event(OrganizationId organization, long sequence, Instant at) {
        return new Event(
                organization,
                sequence,
                Fixtures.newId(),
                EventType.MEMBER_CREATED,
                "members/" + sequence,
                at,
                EventData.NONE.with("userName", "ana"));
    }
}
