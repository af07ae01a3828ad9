package io.muster.application.service.connection;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.connection.ManageDomains.ClaimedDomain;
import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainsTest {
    private static final TxtAnswer NONE = new TxtAnswer.Texts(List.of(), Optional.empty());

    private final Scene scene = new Scene();
    private final Map<String, TxtAnswer> dns = new HashMap<>();
    private final UseCases useCases = TestUseCases.aWorld()
            .with((DomainRecords) name -> dns.getOrDefault(name, NONE))
            .useCases(scene.ports, scene.environment);
    private final ManageDomains domains = useCases.manageDomains();
    private final RecheckDomains recheck = useCases.recheckDomains();
    private final OrganizationId acme = scene.organization().id();
    private final AdminCaller admin = new OrganizationAdmin("ana", Optional.empty(), acme);
    private final DomainName attested = DomainName.of(scene.domain);
    private final DomainName fresh = DomainName.of("fresh-" + scene.domain);

    @Test
    void claimedDomainCountsOnlyOnceItsRecordIsFound() {
        ClaimedDomain claimed = domains.claim(admin, acme, fresh);
        assertThat(claimed.verified()).isFalse();
        assertThat(scene.organization().hasVerified(fresh)).isFalse();

        publish(claimed);
        assertThat(domains.verify(admin, acme, fresh).verified()).isTrue();

        assertThat(scene.organization().domains()).containsExactlyInAnyOrder(attested, fresh);
        assertThat(domains.list(admin, acme))
                .extracting(ClaimedDomain::domain, ClaimedDomain::verified)
                .containsExactlyInAnyOrder(tuple(attested, true), tuple(fresh, true));
        assertThat(events()).contains(EventType.DOMAIN_VERIFIED.name());
        assertThat(audited()).containsSubsequence("DOMAIN_VERIFIED by ana", "DOMAIN_CLAIMED by ana");
    }

    @Test
    void claimingAgainKeepsTheChallenge() {
        ClaimedDomain first = domains.claim(admin, acme, fresh);
        ClaimedDomain second = domains.claim(admin, acme, fresh);

        assertThat(second.claim().map(DomainClaim::challenge))
                .isEqualTo(first.claim().map(DomainClaim::challenge));
    }

    @Test
    void domainOfAnotherOrganizationIsADuplicateOnlyAfterTheProof() {
        Organization other = scene.another(fresh.value());
        ClaimedDomain claimed = domains.claim(admin, acme, fresh);
        assertThat(claimed.verified()).isFalse();

        publish(claimed);

        assertRefused(Problem.Code.DUPLICATE, () -> domains.verify(admin, acme, fresh));
        assertThat(scene.organization().hasVerified(fresh)).isFalse();
        assertThat(organization(other.id()).hasVerified(fresh)).isTrue();
    }

    @Test
    void operatorTransfersADomainToTheOrganizationThatProvesIt() {
        Organization other = scene.another(fresh.value());
        ClaimedDomain claimed = domains.claim(admin, acme, fresh);

        assertRefused(Problem.Code.FORBIDDEN, () -> domains.transfer(admin, acme, fresh, true));
        assertRefused(Problem.Code.SSO_NOT_VERIFIED, () -> domains.transfer(scene.admin, acme, fresh, true));
        publish(claimed);
        assertRefused(Problem.Code.CONFIRMATION_REQUIRED, () -> domains.transfer(scene.admin, acme, fresh, false));
        assertThat(organization(other.id()).hasVerified(fresh)).isTrue();

        assertThat(domains.transfer(scene.admin, acme, fresh, true).verified()).isTrue();

        assertThat(scene.organization().hasVerified(fresh)).isTrue();
        assertThat(organization(other.id()).hasVerified(fresh)).isFalse();
        assertThat(organization(other.id()).sso().map(SsoSummary::active)).contains(false);
    }

    @Test
    void lastDomainIsReleasedOnlyWhenConfirmedAndThenEndsScim() {
        scene.synced();

        assertRefused(Problem.Code.CONFIRMATION_REQUIRED, () -> domains.release(admin, acme, attested, false));
        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.SCIM);

        domains.release(admin, acme, attested, true);

        Organization after = scene.organization();
        assertThat(after.domains()).isEmpty();
        assertThat(after.mode()).isEqualTo(ProvisioningMode.MANUAL);
        assertThat(after.sso().map(SsoSummary::active)).contains(false);
        assertThat(scene.tokens.tokens(scene.admin, acme).ring().current()).isEmpty();
        assertThat(events()).contains(EventType.DOMAIN_LOST.name());
        assertThat(audited()).first().isEqualTo("DOMAIN_RELEASED by ana");
    }

    @Test
    void oneOfSeveralDomainsIsReleasedWithoutFurtherEffect() {
        verified();
        scene.synced();

        domains.release(admin, acme, attested, false);

        assertThat(scene.organization().domains()).containsExactly(fresh);
        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.SCIM);
    }

    @Test
    void provenDomainOutlivesAnotherDeclarationOfTheConnection() {
        verified();

        scene.organizations.removeSso(scene.admin, acme, true);

        assertThat(scene.organization().domains()).containsExactly(fresh);
    }

    @Test
    void lossOfTheLastDomainInTheDnsEndsScimAfterSevenDaysWithNotice() {
        verified();
        domains.release(admin, acme, attested, true);
        scene.synced();
        dns.clear();

        for (int day = 1; day <= 6; day++) {
            passDay();
            assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.SCIM);
        }
        assertThat(events())
                .filteredOn(EventType.DOMAIN_RECORD_MISSING.name()::equals)
                .hasSize(1);
        assertThat(audited()).first().isEqualTo("DOMAIN_RECORD_MISSING by (DNS)");
        passDay();

        assertThat(scene.organization().domains()).isEmpty();
        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.MANUAL);
        assertThat(scene.organization().sso().map(SsoSummary::active)).contains(false);
        assertThat(audited()).first().isEqualTo("DOMAIN_LOST by (DNS)");
        assertThat(domains.find(admin, acme, fresh).verified()).isFalse();
    }

    @Test
    void silenceOfTheDnsTakesNothingBack() {
        ClaimedDomain claimed = verified();
        dns.put(claimed.claim().orElseThrow().recordName(), new TxtAnswer.TryLater("SERVFAIL"));

        for (int day = 1; day <= 30; day++) {
            passDay();
        }

        assertThat(scene.organization().hasVerified(fresh)).isTrue();
        assertThat(events()).doesNotContain(EventType.DOMAIN_RECORD_MISSING.name());
    }

    @Test
    void organizationCanClaimABoundedNumberOfDomains() {
        for (int number = 0; number < DomainClaim.MAX_NUMBER; number++) {
            domains.claim(admin, acme, DomainName.of("d" + number + ".example"));
        }

        assertRefused(Problem.Code.MODE_CONFLICT, () -> domains.claim(admin, acme, fresh));
    }

    @Test
    void domainsOfAnotherOrganizationAreNotFound() {
        OrganizationId other = scene.another("other-" + scene.domain).id();

        assertRefused(Problem.Code.NOT_FOUND, () -> domains.list(admin, other));
        assertRefused(Problem.Code.NOT_FOUND, () -> domains.claim(admin, other, fresh));
        assertRefused(Problem.Code.NOT_FOUND, () -> domains.find(admin, acme, fresh));
        assertRefused(Problem.Code.NOT_FOUND, () -> domains.verify(admin, acme, fresh));
        assertRefused(Problem.Code.NOT_FOUND, () -> domains.release(admin, acme, fresh, true));
    }

    private ClaimedDomain verified() {
        publish(domains.claim(admin, acme, fresh));
        return domains.verify(admin, acme, fresh);
    }

    private void publish(ClaimedDomain claimed) {
        DomainClaim claim = claimed.claim().orElseThrow();
        dns.put(claim.recordName(), new TxtAnswer.Texts(List.of("other", claim.recordText()), Optional.empty()));
    }

    private void passDay() {
        scene.passes(Duration.ofDays(1));
        while (recheck.recheckDue()) {
            // organizations are served in turns
        }
    }

    private Organization organization(OrganizationId id) {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.organizations().find(id))
                .orElseThrow();
    }

    private List<String> events() {
        return scene.events.after(scene.admin, acme, 0, 500).page().stream()
                .map(Event::type)
                .toList();
    }

    /** Returns actions with their actors, the newest first. */
    private List<String> audited() {
        return scene.auditing.page(scene.admin, Optional.of(acme), Optional.empty(), 100).items().stream()
                .map(entry -> entry.action() + " by " + entry.actor())
                .toList();
    }
}
