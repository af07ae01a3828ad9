package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.Removal.Kind;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public interface RemovalsContract {
    Ports ports();

    @Test
    default void newOrganizationHasNoPolicyAndNoRemovals() {
        OrganizationId acme = Fixtures.newOrganization(ports());

        assertThat(counter(acme)).isEqualTo(new RemovalCounter(acme, Optional.empty(), 0, Optional.empty()));
    }

    @Test
    default void removalCounterIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        RemovalCounter counter = new RemovalCounter(acme, Optional.of(RemovalPolicy.RECOMMENDED), 0, Optional.empty())
                .incremented()
                .withMembers(7, NOON);

        ports().unitOfWork().run(() -> ports().removals().save(counter));

        assertThat(counter(acme)).isEqualTo(counter);
        assertThat(ports().unitOfWork().write(() -> ports().removals().lock(acme)))
                .isEqualTo(counter);
    }

    @Test
    default void membersWithHeldRemovalsAreCountedUntilTheDeadline() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Fixtures.added(ports(), user(acme, profile("out").activated(false)));
        DirectoryUser active = Fixtures.added(ports(), user(acme, "active"));
        DirectoryUser deleted = Fixtures.added(ports(), user(acme, "deleted"));
        DirectoryUser inactive = active.withProfile(active.profile().activated(false), Fixtures.CAUSE);
        ports().unitOfWork().run(() -> ports().users().save(inactive.held(Optional.of(NOON.plusSeconds(60)))));
        ports().unitOfWork()
                .run(() -> ports().users().save(deleted.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));

        assertThat(ports().unitOfWork().read(() -> ports().removals().membersWithAccess(acme, NOON)))
                .isEqualTo(2);
        assertThat(ports().unitOfWork().read(() -> ports().removals().membersWithAccess(acme, NOON.plusSeconds(60))))
                .isZero();
    }

    @Test
    default void removalIsFoundByItsNumberInItsOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Removal removal = held(acme, 2, newUser(), 60);

        assertThat(find(acme, 2)).contains(removal);
        assertThat(find(Fixtures.newOrganization(ports()), 2)).isEmpty();
    }

    @Test
    default void openRemovalOfAMemberIsFound() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = newUser();
        added(removal(acme, 1, ana, State.EFFECTIVE, Optional.empty()));
        Removal held = held(acme, 2, ana, 60);

        assertThat(open(acme, ana)).contains(held);
        assertThat(open(Fixtures.newOrganization(ports()), ana)).isEmpty();
    }

    @Test
    default void finalRemovalIsNoLongerOpen() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = newUser();
        Removal settled = held(acme, 1, ana, 60).settled(State.LAPSED);

        ports().unitOfWork().run(() -> ports().removals().save(settled));

        assertThat(find(acme, 1)).contains(settled);
        assertThat(open(acme, ana)).isEmpty();
    }

    @Test
    default void decidedRemovalIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Removal approved =
                held(acme, 2, newUser(), 60).as(Kind.DELETION).after(Decision.APPROVE, new Provenance(NOON, "bea"));

        ports().unitOfWork().run(() -> ports().removals().save(approved));

        assertThat(find(acme, 2)).contains(approved);
    }

    @Test
    default void removalsAreListedNewestFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Removal first = held(acme, 1, newUser(), 60);
        Removal second = held(acme, 2, newUser(), 60);

        assertThat(page(acme, Optional.empty(), Optional.empty())).containsExactly(second, first);
    }

    @Test
    default void removalsAreFilteredByStateAndNumber() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(removal(acme, 1, newUser(), State.EFFECTIVE, Optional.empty()));
        Removal second = held(acme, 2, newUser(), 60);
        held(acme, 3, newUser(), 60);

        assertThat(page(acme, Optional.of(State.HELD), Optional.of(3L))).containsExactly(second);
    }

    @Test
    default void pageOfRemovalsEndsWithTheNameThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String label = "\u4e00".repeat(2_000);
        ports().unitOfWork().run(() -> LongStream.rangeClosed(1, 200).forEach(number -> ports().removals()
                .add(new Removal(
                        acme,
                        number,
                        newUser(),
                        label,
                        Kind.DEACTIVATION,
                        Fixtures.CAUSE,
                        State.HELD,
                        Optional.of(NOON),
                        Optional.empty()))));

        Slice<Removal> first =
                ports().unitOfWork().read(() -> ports().removals().page(acme, Optional.empty(), Optional.empty(), 200));
        long last = first.items().get(first.items().size() - 1).number();
        Slice<Removal> rest = ports().unitOfWork()
                .read(() -> ports().removals().page(acme, Optional.empty(), Optional.of(last), 200));

        assertThat(first.items()).hasSizeBetween(100, 175);
        assertThat(first.more()).isTrue();
        assertThat(rest.items()).hasSize(200 - first.items().size());
        assertThat(rest.items().get(0).number()).isEqualTo(last - 1);
        assertThat(rest.more()).isFalse();
    }

    @Test
    default void dueRemovalsAreFoundInTheOrderOfTheirDeadlines() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Removal later = held(acme, 1, newUser(), 60);
        Removal sooner = held(acme, 2, newUser(), 30);

        assertThat(due(NOON.plusSeconds(29))).doesNotContain(sooner);
        assertThat(due(NOON.plusSeconds(30))).contains(sooner).doesNotContain(later);
        assertThat(due(NOON.plusSeconds(60))).containsSubsequence(sooner, later);
    }

    @Test
    default void heldRemovalsOfOneOrganizationAreRejectedTogether() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        held(acme, 1, newUser(), 60);
        Removal approved = added(removal(acme, 2, newUser(), State.APPROVED, Optional.of(NOON.plusSeconds(60))));
        Removal theirs = held(other, 1, newUser(), 60);
        Provenance bea = new Provenance(NOON, "bea");

        ports().unitOfWork().run(() -> ports().removals().rejectHeld(acme, bea));

        assertThat(find(acme, 1)).hasValueSatisfying(rejected -> {
            assertThat(rejected.state()).isEqualTo(State.REJECTED);
            assertThat(rejected.due()).contains(NOON);
            assertThat(rejected.decided()).contains(bea);
        });
        assertThat(find(acme, 2)).contains(approved);
        assertThat(find(other, 1)).contains(theirs);
    }

    @Test
    default void onlyOldFinalRemovalsArePurged() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Removal old = added(removal(acme, 1, newUser(), State.EFFECTIVE, Optional.empty()));
        Removal open = held(acme, 2, newUser(), 60);

        ports().unitOfWork().write(() -> ports().removals().purge(acme, NOON, 1_000));
        assertThat(page(acme, Optional.empty(), Optional.empty())).containsExactly(open, old);

        assertThat(ports().unitOfWork().write(() -> ports().removals().purge(acme, NOON.plusSeconds(1), 1_000)))
                .isOne();
        assertThat(page(acme, Optional.empty(), Optional.empty())).containsExactly(open);
    }

    private Removal held(OrganizationId organization, long number, UserId user, int seconds) {
        return added(removal(organization, number, user, State.HELD, Optional.of(NOON.plusSeconds(seconds))));
    }

    private Removal added(Removal removal) {
        ports().unitOfWork().run(() -> ports().removals().add(removal));
        return removal;
    }

    private RemovalCounter counter(OrganizationId organization) {
        return ports().unitOfWork()
                .read(() -> ports().removals().counter(organization).get());
    }

    private Optional<Removal> find(OrganizationId organization, long number) {
        return ports().unitOfWork().read(() -> ports().removals().find(organization, number));
    }

    private Optional<Removal> open(OrganizationId organization, UserId user) {
        return ports().unitOfWork().read(() -> ports().removals().open(organization, user));
    }

    private List<Removal> page(OrganizationId organization, Optional<State> state, Optional<Long> before) {
        return ports().unitOfWork()
                .read(() -> ports().removals().page(organization, state, before, 10))
                .items();
    }

    private List<Removal> due(Instant now) {
        return ports()
                .unitOfWork()
                .read(() -> ports().removals().organizationsWithDue(now, Optional.empty(), 10_000))
                .stream()
                .flatMap(organization ->
                        ports().unitOfWork().read(() -> ports().removals().due(organization, now, 10_000)).stream())
                .toList();
    }

    private static UserId newUser() {
        return new UserId(Fixtures.newId());
    }

    private static Removal removal(
            OrganizationId organization, long number, UserId user, State state, Optional<Instant> due) {
        return new Removal(
                organization, number, user, "Ana", Kind.DEACTIVATION, Fixtures.CAUSE, state, due, Optional.empty());
    }
}
