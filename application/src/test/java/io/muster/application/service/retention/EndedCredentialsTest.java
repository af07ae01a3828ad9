package io.muster.application.service.retention;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndedCredentialsTest {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void endedTokenIsForgottenAfterItsTimeAndItsEntriesStay() {
        String first = enterScim();
        scene.users.create(scene.call(), Fixtures.profile("ana"));
        List<SyncEntry> entries = scene.log();
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
        scene.passes(KEPT);

        assertThat(scene.retention.purgeCredentials()).isZero();
        assertThat(refusal(first).attribution()).isPresent();

        scene.passes(Duration.ofSeconds(1));
        assertThat(scene.retention.purgeCredentials()).isPositive();
        assertThat(refusal(first).attribution()).isEmpty();
        assertThat(scene.log()).isEqualTo(entries).isNotEmpty();
    }

    @Test
    void workingTokenAndKeyAreKeptForEver() {
        String token = enterScim();
        CredentialText key = scene.apiKeys.issue(scene.admin, "ci", Optional.of(acme), Optional.empty());
        scene.passes(KEPT.multipliedBy(40));

        assertThat(scene.retention.purgeCredentials()).isZero();
        assertThat(scene.authentication.authenticate(Optional.of(acme), token)).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.admins.authenticate(key.text()).scope()).contains(acme);
    }

    @Test
    void revokedKeyIsForgottenAfterItsTime() {
        CredentialText key = scene.apiKeys.issue(scene.admin, "ci", Optional.of(acme), Optional.empty());
        scene.apiKeys.revoke(scene.admin, key.publicId());
        scene.passes(KEPT.plusSeconds(1));

        assertThat(scene.retention.purgeCredentials()).isOne();
        assertThat(scene.apiKeys.list(scene.admin)).isEmpty();
    }

    @Test
    void revokedKeyOfTheSettingsDoesNotWorkAgainAfterARestart() {
        CredentialText given = Fixtures.credential(CredentialText.Kind.API_KEY);
        scene.apiKeys.bootstrap(Optional.of(given), made -> {});
        scene.apiKeys.revoke(scene.admin, given.publicId());
        scene.passes(KEPT.plusSeconds(1));

        scene.retention.purgeCredentials();
        scene.apiKeys.bootstrap(Optional.of(given), made -> {});

        assertRefused(Problem.Code.UNAUTHENTICATED, () -> scene.admins.authenticate(given.text()));
        assertThat(scene.apiKeys.list(scene.admin)).extracting(ApiKey::publicId).containsExactly(given.publicId());
    }

    private String enterScim() {
        return scene.provisioning
                .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow()
                .text();
    }

    private Outcome.Refused refusal(String token) {
        return (Outcome.Refused) scene.authentication.authenticate(Optional.of(acme), token);
    }
}
