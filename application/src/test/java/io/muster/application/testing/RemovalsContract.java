package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.Removal.Kind;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface RemovalsContract {
    Ports ports();

    @Test
    default void anOrganizationBeginsWithoutAPolicyAndItsTallyComesBackAsStored() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        assertThat(ports().read(() -> ports().removals().counter(acme)))
                .isEqualTo(new RemovalCounter(acme, Optional.empty(), 0, Optional.empty()));
        RemovalCounter counter = new RemovalCounter(acme, Optional.of(RemovalPolicy.RECOMMENDED), 0, Optional.empty())
                .oneMore()
                .withMembers(7, NOON);

        ports().write(() -> ports().removals().save(counter));

        assertThat(ports().read(() -> ports().removals().counter(acme))).isEqualTo(counter);
        assertThat(ports().unitOfWork().write(() -> ports().removals().lock(acme)))
                .isEqualTo(counter);
    }

    @Test
    default void everythingThatIsHeldIsRejectedAtOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Optional<Instant> later = Optional.of(NOON.plusSeconds(60));
        Removal held = removal(acme, 1, new UserId(Fixtures.newId()), State.HELD, later);
        Removal approved = removal(acme, 2, new UserId(Fixtures.newId()), State.APPROVED, later);
        Removal theirs = removal(other, 1, new UserId(Fixtures.newId()), State.HELD, later);
        List.of(held, approved, theirs)
                .forEach(removal -> ports().write(() -> ports().removals().add(removal)));
        Provenance bea = new Provenance(NOON, "bea");

        ports().write(() -> ports().removals().rejectHeld(acme, bea));

        assertThat(find(acme, 1)).hasValueSatisfying(rejected -> {
            assertThat(rejected.state()).isEqualTo(State.REJECTED);
            assertThat(rejected.due()).contains(NOON);
            assertThat(rejected.decided()).contains(bea);
        });
        assertThat(find(acme, 2)).contains(approved);
        assertThat(find(other, 1)).contains(theirs);
    }

    @Test
    default void removalsAreFoundByNumberByMemberByStateAndWhenTheyAreDue() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        Removal first = removal(acme, 1, ana, State.EFFECTIVE, Optional.empty());
        Removal second = removal(acme, 2, ana, State.HELD, Optional.of(NOON.plusSeconds(60)));
        Removal third = removal(acme, 3, new UserId(Fixtures.newId()), State.HELD, Optional.of(NOON.plusSeconds(30)));
        List.of(first, second, third)
                .forEach(removal -> ports().write(() -> ports().removals().add(removal)));

        assertThat(find(acme, 2)).contains(second);
        assertThat(find(other, 2)).isEmpty();
        assertThat(ports().read(() -> ports().removals().open(acme, ana))).contains(second);
        assertThat(ports().read(() -> ports().removals().open(other, ana))).isEmpty();
        assertThat(page(acme, Optional.empty(), Optional.empty())).containsExactly(third, second, first);
        assertThat(page(acme, Optional.of(State.HELD), Optional.of(3L))).containsExactly(second);
        assertThat(due(NOON.plusSeconds(29))).doesNotContain(third);
        assertThat(due(NOON.plusSeconds(30))).contains(third).doesNotContain(second);
        assertThat(due(NOON.plusSeconds(60))).containsSubsequence(third, second);
        Removal approved = second.as(Kind.DELETION).after(Decision.APPROVE, new Provenance(NOON, "bea"));
        ports().write(() -> ports().removals().save(approved));
        assertThat(find(acme, 2)).contains(approved);
        Removal settled = approved.settled(State.LAPSED);
        ports().write(() -> ports().removals().save(settled));
        assertThat(find(acme, 2)).contains(settled);
        assertThat(ports().read(() -> ports().removals().open(acme, ana))).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().removals().purge(NOON, 10)))
                .isZero();
        assertThat(ports().unitOfWork().write(() -> ports().removals().purge(NOON.plusSeconds(1), 1_000)))
                .isGreaterThanOrEqualTo(2);
        assertThat(page(acme, Optional.empty(), Optional.empty())).containsExactly(third);
    }

    private Optional<Removal> find(OrganizationId organization, long number) {
        return ports().read(() -> ports().removals().find(organization, number));
    }

    private List<Removal> page(OrganizationId organization, Optional<State> state, Optional<Long> before) {
        return ports().read(() -> ports().removals().page(organization, state, before, 10));
    }

    private List<Removal> due(Instant now) {
        return ports().read(() -> ports().removals().due(now, 10_000));
    }

    private static Removal removal(
            OrganizationId organization, long number, UserId user, State state, Optional<Instant> due) {
        return new Removal(
                organization, number, user, "Ana", Kind.DEACTIVATION, Fixtures.CAUSE, state, due, Optional.empty());
    }
}
