package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.SubjectLinks.Unlinked;
import io.muster.application.testing.Fixtures;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface SubjectLinksContract {
    Ports ports();

    @Test
    default void subjectIsFoundInItsConnectionAndOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        SubjectLink link = new SubjectLink(
                acme,
                okta,
                "s".repeat(SubjectLink.MAX_SUBJECT - 1) + "\u00e9",
                added(ports(), user(acme, "ana")).id(),
                NOON);

        ports().unitOfWork().run(() -> ports().subjectLinks().add(link));

        assertThat(find(acme, okta, link.subject())).contains(link);
        assertThat(find(acme, okta, link.subject().toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(find(acme, connection(), link.subject())).isEmpty();
        assertThat(find(other, okta, link.subject())).isEmpty();
    }

    @Test
    default void subjectAndMemberAreLinkedOnceInAConnection() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId bob = added(ports(), user(acme, "bob")).id();
        ports().unitOfWork().run(() -> ports().subjectLinks().add(new SubjectLink(acme, okta, "s1", ana, NOON)));

        assertConflict(new SubjectLink(acme, okta, "s1", bob, NOON));
        assertConflict(new SubjectLink(acme, okta, "s2", ana, NOON));
        ports().unitOfWork()
                .run(() -> ports().subjectLinks().add(new SubjectLink(acme, connection(), "s1", ana, NOON)));

        assertThat(ports().unitOfWork().read(() -> ports().subjectLinks().of(acme, ana)))
                .hasSize(2);
    }

    @Test
    default void activeMembersWhomAConnectionDoesNotKnowAreListedPageByPage() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId bob = added(ports(), user(acme, "bob")).id();
        UserId cem = added(ports(), user(acme, "cem")).id();
        DirectoryUser dan = added(ports(), user(acme, "dan"));
        DirectoryUser eve = added(ports(), user(acme, "eve"));
        added(ports(), user(Fixtures.newOrganization(ports()), "fay"));
        ports().unitOfWork().run(() -> {
            ports().subjectLinks().add(new SubjectLink(acme, okta, "s1", ana, NOON));
            ports().subjectLinks().add(new SubjectLink(acme, connection(), "s1", bob, NOON));
            ports().users().save(dan.withProfile(dan.profile().activated(false), Fixtures.CAUSE));
            ports().users().save(eve.withBreakGlass(true, NOON));
        });

        Slice<Unlinked> first = unlinked(acme, okta, Optional.empty());
        Slice<Unlinked> second =
                unlinked(acme, okta, Optional.of(first.items().get(0).member()));

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
                .containsExactlyInAnyOrder(new Unlinked(bob, "bob"), new Unlinked(cem, "cem"));
        assertThat(ports().unitOfWork().<Long>read(() -> ports().subjectLinks().countUnlinked(acme, okta)))
                .isEqualTo(2);
    }

    private Slice<Unlinked> unlinked(OrganizationId organization, ConnectionId connection, Optional<UserId> after) {
        return ports().unitOfWork().read(() -> ports().subjectLinks().unlinked(organization, connection, after, 1));
    }

    @Test
    default void unlinkedMemberHasNoLink() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        UserId ana = added(ports(), user(acme, "ana")).id();
        ports().unitOfWork().run(() -> ports().subjectLinks().add(new SubjectLink(acme, okta, "s1", ana, NOON)));

        assertThat(ports().unitOfWork().write(() -> ports().subjectLinks().remove(acme, ana)))
                .isTrue();
        assertThat(ports().unitOfWork().write(() -> ports().subjectLinks().remove(acme, ana)))
                .isFalse();
        assertThat(find(acme, okta, "s1")).isEmpty();
    }

    @Test
    default void linkEndsWithItsMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        UserId ana = added(ports(), user(acme, "ana")).id();
        ports().unitOfWork().run(() -> ports().subjectLinks().add(new SubjectLink(acme, okta, "s1", ana, NOON)));

        ports().unitOfWork().run(() -> ports().users().remove(acme, ana));

        assertThat(find(acme, okta, "s1")).isEmpty();
    }

    @Test
    default void everyLinkOfTheOrganizationIsOnOnePage() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = connection();
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId bob = added(ports(), user(acme, "bob")).id();
        OrganizationId other = Fixtures.newOrganization(ports());
        UserId stranger = added(ports(), user(other, "ana")).id();
        List<SubjectLink> made = List.of(
                new SubjectLink(acme, okta, "s1", ana, NOON),
                new SubjectLink(acme, connection(), "s1", ana, NOON),
                new SubjectLink(acme, okta, "s2", bob, NOON));
        ports().unitOfWork().run(() -> made.forEach(ports().subjectLinks()::add));
        ports().unitOfWork().run(() -> ports().subjectLinks().add(new SubjectLink(other, okta, "s1", stranger, NOON)));

        List<SubjectLink> first = page(acme, Optional.empty());
        List<SubjectLink> second = page(acme, Optional.of(first.get(1)));

        assertThat(first).hasSize(2);
        assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyInAnyOrderElementsOf(made);
        assertThat(page(acme, Optional.of(second.get(0)))).isEmpty();
    }

    private List<SubjectLink> page(OrganizationId organization, Optional<SubjectLink> after) {
        return ports().unitOfWork().read(() -> ports().subjectLinks().page(organization, after, 2));
    }

    private void assertConflict(SubjectLink link) {
        assertRefused(Problem.Code.CONFLICT, () -> ports().unitOfWork()
                .run(() -> ports().subjectLinks().add(link)));
    }

    private Optional<SubjectLink> find(OrganizationId organization, ConnectionId connection, String subject) {
        return ports().unitOfWork().read(() -> ports().subjectLinks().find(organization, connection, subject));
    }

    private static ConnectionId connection() {
        return new ConnectionId(Fixtures.newId());
    }
}
