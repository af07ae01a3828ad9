package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.session.SessionReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface SessionsContract {
    Ports ports();

    @Test
    default void sessionIsFoundByItsDigestInItsOrganizationOnly() {
        DirectoryUser ana = member();
        Session session = session(ana);
        OrganizationId other = Fixtures.newOrganization(ports());

        assertThat(find(session))
                .contains(new HeldSession(session, ana.profile().userName().value(), true, false, Optional.empty()));
        assertThat(ports().unitOfWork().read(() -> ports().sessions().find(other, session.digest(), NOON)))
                .isEmpty();
    }

    @Test
    default void deactivationOfTheMemberShowsAtOnce() {
        DirectoryUser ana = member();
        Session session = session(ana);
        DirectoryUser inactive = ana.withProfile(ana.profile().activated(false), Fixtures.CAUSE);

        ports().unitOfWork().run(() -> ports().users().save(inactive));

        assertThat(find(session))
                .hasValueSatisfying(held -> assertThat(held.hasAccess()).isFalse());
    }

    @Test
    default void heldRemovalKeepsAccessUntilItsDeadline() {
        DirectoryUser ana = member();
        Session session = session(ana);
        Instant deadline = NOON.plus(Duration.ofHours(1));
        DirectoryUser leaving =
                ana.withProfile(ana.profile().activated(false), Fixtures.CAUSE).held(Optional.of(deadline));

        ports().unitOfWork().run(() -> ports().users().save(leaving));

        assertThat(find(session, deadline.minusSeconds(1)))
                .hasValueSatisfying(held -> assertThat(held.hasAccess()).isTrue());
        assertThat(find(session, deadline))
                .hasValueSatisfying(held -> assertThat(held.hasAccess()).isFalse());
    }

    @Test
    default void sessionEndsWithItsMember() {
        DirectoryUser ana = member();
        Session session = session(ana);

        ports().unitOfWork().run(() -> ports().users().remove(ana.organization(), ana.id()));

        assertThat(find(session)).isEmpty();
    }

    @Test
    default void useAndEndAreKept() {
        DirectoryUser ana = member();
        Session one = session(ana);
        Session two = session(ana);
        Session ofBob = session(added(ports(), user(ana.organization(), "bob")));
        Instant later = NOON.plusSeconds(60);

        ports().unitOfWork().run(() -> ports().sessions().seen(ana.organization(), one.id(), later));
        ports().unitOfWork().run(() -> assertThat(ports().sessions().end(ana.organization(), ana.id(), one.id(), later))
                .isTrue());
        ports().unitOfWork()
                .run(() -> assertThat(ports().sessions().end(ana.organization(), ana.id(), ofBob.id(), later))
                        .isFalse());
        ports().unitOfWork()
                .run(() -> assertThat(ports().sessions().endAll(ana.organization(), ana.id(), later.plusSeconds(1)))
                        .isOne());

        assertThat(find(one))
                .map(HeldSession::session)
                .contains(SsoFixtures.endedAt(SsoFixtures.seenAt(one, later), later));
        assertThat(find(two)).map(HeldSession::session).contains(SsoFixtures.endedAt(two, later.plusSeconds(1)));
        assertThat(find(ofBob)).map(HeldSession::session).contains(ofBob);
    }

    @Test
    default void sessionIsEndedByItsReferenceInItsOrganizationOnlyAndOnce() {
        DirectoryUser ana = member();
        Session session = session(ana);
        Session untouched = session(ana);
        OrganizationId other = Fixtures.newOrganization(ports());

        end(new SessionReference(other, session.digest()), NOON);
        assertThat(find(session)).map(HeldSession::session).contains(session);
        end(new SessionReference(ana.organization(), session.digest()), NOON.plusSeconds(1));
        end(new SessionReference(ana.organization(), session.digest()), NOON.plusSeconds(2));
        end(new SessionReference(ana.organization(), untouched.digest()), NOON.plus(Session.IDLE));

        assertThat(find(session)).map(HeldSession::session).contains(SsoFixtures.endedAt(session, NOON.plusSeconds(1)));
        assertThat(find(untouched)).map(HeldSession::session).contains(untouched);
    }

    private void end(SessionReference session, Instant now) {
        ports().unitOfWork().run(() -> ports().sessions().end(session, now));
    }

    @Test
    default void oldestSessionsEndWhenAMemberHasTooMany() {
        DirectoryUser ana = member();
        Session ofBob = session(added(ports(), user(ana.organization(), "bob")));
        List<Session> sessions = IntStream.range(0, Session.MAX_OF_A_MEMBER + 2)
                .mapToObj(number -> session(ana))
                .toList();

        assertThat(find(sessions.get(1)))
                .hasValueSatisfying(
                        held -> assertThat(held.session().worksAt(NOON)).isFalse());
        assertThat(find(sessions.get(2))).map(HeldSession::session).contains(sessions.get(2));
        assertThat(find(ofBob)).map(HeldSession::session).contains(ofBob);
        ports().unitOfWork().run(() -> assertThat(ports().sessions().endAll(ana.organization(), ana.id(), NOON))
                .isEqualTo(Session.MAX_OF_A_MEMBER));
    }

    @Test
    default void roleIsTheOneThatApplies() {
        Organization acme = Fixtures.acme("d" + Fixtures.newId() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        DirectoryUser ana = added(ports(), user(acme.id(), "ana"));
        DirectoryUser ben = added(ports(), admin(acme.id(), "ben"));
        DirectoryUser cid = added(ports(), admin(acme.id(), "cid"));
        Mappings.map(ports(), Mappings.team(ports(), acme.id(), "Team", cid), OrgRole.VIEWER);
        assertThat(find(session(ana)).flatMap(HeldSession::role)).contains(OrgRole.VIEWER);
        assertThat(find(session(ben)).flatMap(HeldSession::role)).contains(OrgRole.ADMIN);
        assertThat(find(session(cid)).flatMap(HeldSession::role)).contains(OrgRole.VIEWER);

        Mappings.map(ports(), Mappings.team(ports(), acme.id(), "Developers", ana, cid), OrgRole.DEVELOPER);

        assertThat(find(session(ana)).flatMap(HeldSession::role)).contains(OrgRole.DEVELOPER);
        assertThat(find(session(cid)).flatMap(HeldSession::role)).contains(OrgRole.DEVELOPER);
    }

    @Test
    default void breakGlassOwnersAreKnown() {
        DirectoryUser ana = member();
        Session session = session(ana);

        ports().unitOfWork().run(() -> ports().users().save(ana.withBreakGlass(true, NOON)));

        assertThat(find(session)).map(HeldSession::breakGlass).contains(true);
    }

    @Test
    default void sessionIsNotFoundAfterTheDeletionOfItsOrganization() {
        DirectoryUser ana = member();
        Session session = session(ana);

        ports().unitOfWork().run(() -> ports().deletions().delete(ana.organization(), NOON));

        assertThat(find(session)).isEmpty();
    }

    @Test
    default void lockedSessionIsTheFoundOne() {
        DirectoryUser ana = member();
        Session session = session(ana);
        OrganizationId other = Fixtures.newOrganization(ports());

        ports().unitOfWork().run(() -> {
            assertThat(ports().sessions().lockShared(ana.organization(), session.id(), NOON))
                    .isEqualTo(ports().sessions().find(ana.organization(), session.digest(), NOON))
                    .isPresent();
        });
        ports().unitOfWork().run(() -> assertThat(ports().sessions().lockShared(other, session.id(), NOON))
                .isEmpty());
    }

    @Test
    default void sessionsThatWorkAreListedNewestFirst() {
        DirectoryUser ana = member();
        Session first = session(ana);
        Session second = session(ana);
        Session third = session(ana);
        session(added(ports(), user(ana.organization(), "bob")));
        ports().unitOfWork().run(() -> ports().sessions().end(ana.organization(), ana.id(), second.id(), NOON));

        assertThat(list(ana, NOON, 10)).containsExactly(third, first);
        assertThat(list(ana, NOON, 1)).containsExactly(third);
        assertThat(list(ana, NOON.plus(Session.IDLE), 10)).isEmpty();
        Instant used = NOON.plus(Session.IDLE).minusSeconds(1);
        ports().unitOfWork().run(() -> ports().sessions().seen(ana.organization(), first.id(), used));
        assertThat(list(ana, NOON.plus(Session.IDLE), 10)).containsExactly(SsoFixtures.seenAt(first, used));
        ports().unitOfWork()
                .run(() -> ports().sessions().seen(ana.organization(), first.id(), NOON.plus(Session.LONGEST)));
        assertThat(list(ana, NOON.plus(Session.LONGEST), 10)).isEmpty();
    }

    @Test
    default void oldSessionsArePurgedWithinTheLimit() {
        DirectoryUser ana = member();
        Session one = session(ana);
        Session two = session(ana);

        assertThat(purge(ana.organization(), NOON, 10)).isZero();
        assertThat(purge(ana.organization(), NOON.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(purge(ana.organization(), NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(find(one)).isEmpty();
        assertThat(find(two)).isEmpty();
    }

    @Test
    default void everySessionOfTheOrganizationIsOnOnePage() {
        DirectoryUser ana = member();
        session(member());
        List<Session> made = Stream.generate(() -> session(ana)).limit(3).toList();
        ports().unitOfWork().run(() -> ports().sessions()
                .end(ana.organization(), ana.id(), made.get(1).id(), NOON));

        List<Session> first = page(ana.organization(), Optional.empty());
        List<Session> second = page(ana.organization(), Optional.of(first.get(1).id()));

        assertThat(first).hasSize(2);
        assertThat(Stream.concat(first.stream(), second.stream()))
                .containsExactlyInAnyOrder(made.get(0), SsoFixtures.endedAt(made.get(1), NOON), made.get(2));
        assertThat(page(ana.organization(), Optional.of(second.get(0).id()))).isEmpty();
    }

    private List<Session> page(OrganizationId organization, Optional<SessionId> after) {
        return ports().unitOfWork().read(() -> ports().sessions().page(organization, after, 2));
    }

    private DirectoryUser member() {
        return added(ports(), user(Fixtures.newOrganization(ports()), "ana"));
    }

    private Session session(DirectoryUser member) {
        Session session = SsoFixtures.session(member);
        ports().unitOfWork().run(() -> ports().sessions().add(session));
        return session;
    }

    private List<Session> list(DirectoryUser member, Instant now, int limit) {
        return ports().unitOfWork().read(() -> ports().sessions().of(member.organization(), member.id(), now, limit));
    }

    private Optional<HeldSession> find(Session session) {
        return find(session, NOON);
    }

    private Optional<HeldSession> find(Session session, Instant now) {
        return ports().unitOfWork().read(() -> ports().sessions().find(session.organization(), session.digest(), now));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().sessions().purge(organization, before, limit));
    }
}
