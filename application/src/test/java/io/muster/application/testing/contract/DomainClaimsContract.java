package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.muster.application.port.out.connection.DomainClaims}. */
public interface DomainClaimsContract {
    Ports ports();

    @Test
    default void claimIsReadAsSavedThroughItsWholeLife() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DomainClaim claim = added(claim(acme, "acme.example"));
        assertThat(find(claim)).contains(claim);

        DomainClaim verified = proven(claim, NOON);
        DomainClaim missing =
                verified.checked(none(), NOON.plus(Duration.ofDays(1))).claim();
        DomainClaim unanswered = missing.checked(new TxtAnswer.TryLater("silence"), NOON.plus(Duration.ofDays(2)))
                .claim();
        for (DomainClaim next : List.of(verified, missing, unanswered)) {
            ports().unitOfWork().run(() -> ports().domainClaims().save(next));

            assertThat(find(claim)).contains(next);
        }
    }

    @Test
    default void claimsOfAnOrganizationAreListedByDomain() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DomainClaim second = added(claim(acme, "b.example"));
        DomainClaim first = added(claim(acme, "a.example"));
        added(claim(Fixtures.newOrganization(ports()), "a.example"));

        assertThat(ports().unitOfWork().read(() -> ports().domainClaims().of(acme)))
                .containsExactly(first, second);
    }

    @Test
    default void removedClaimIsGone() {
        DomainClaim claim = added(claim(Fixtures.newOrganization(ports()), "acme.example"));
        DomainClaim other = added(claim(claim.organization(), "other.example"));

        ports().unitOfWork().run(() -> ports().domainClaims().remove(claim.organization(), claim.domain()));

        assertThat(find(claim)).isEmpty();
        assertThat(find(other)).contains(other);
    }

    @Test
    default void claimIsDueFromItsNextCheckOn() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DomainClaim first = added(proven(claim(acme, "first.example"), NOON));
        DomainClaim second = added(proven(claim(acme, "second.example"), NOON.minusSeconds(60)));
        added(claim(acme, "pending.example"));
        Instant due = first.nextCheck().orElseThrow();

        assertThat(due(acme, due, 10)).containsExactly(second, first);
        assertThat(due(acme, due.minusSeconds(1), 10)).containsExactly(second);
        assertThat(due(acme, due, 1)).containsExactly(second);
        assertThat(ports().unitOfWork()
                        .read(() -> ports().domainClaims().organizationsWithDue(due, Optional.empty(), 10_000)))
                .contains(acme);
        assertThat(ports().unitOfWork().read(() -> ports().domainClaims()
                        .organizationsWithDue(due.minus(Duration.ofDays(1)), Optional.empty(), 10_000)))
                .doesNotContain(acme);
    }

    private List<DomainClaim> due(OrganizationId organization, Instant now, int limit) {
        return ports().unitOfWork().read(() -> ports().domainClaims().due(organization, now, limit));
    }

    private Optional<DomainClaim> find(DomainClaim claim) {
        return ports().unitOfWork().read(() -> ports().domainClaims().find(claim.organization(), claim.domain()));
    }

    private DomainClaim added(DomainClaim claim) {
        ports().unitOfWork().run(() -> ports().domainClaims().add(claim));
        return claim;
    }

    private static DomainClaim claim(OrganizationId organization, String domain) {
        return DomainClaim.of(
                organization,
                DomainName.of(domain),
                new byte[DomainClaim.CHALLENGE_BYTES],
                new Provenance(NOON, "tester"));
    }

    private static DomainClaim proven(DomainClaim claim, Instant now) {
        return claim.checked(
                        new TxtAnswer.Texts(List.of("v=spf1 -all", claim.recordText()), Optional.of("example")), now)
                .claim();
    }

    private static TxtAnswer none() {
        return new TxtAnswer.Texts(List.of(), Optional.empty());
    }
}
