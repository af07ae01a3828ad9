package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Credential;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** During an upgrade, a node reads what newer nodes write. */
class NewerVersionsIT {
    private final Ports ports = Databases.ports(Databases.postgres());
    private final OrganizationId acme = Fixtures.newOrganization(ports);

    @Test
    void codeOfANewerVersionIsReadAsAGeneralRefusal() {
        SignInAttempt refused = added(SsoFixtures.attempt(acme, NOON)
                .refused(NOON, new SignInRefused(SignInCode.NOT_INVITED, "why"), Optional.empty()));

        write(refused, "code = 'CODE_OF_TOMORROW'");

        assertThat(found(refused).refusal()).contains(new Refusal(SignInCode.REASON_OF_A_NEWER_VERSION, "why"));
    }

    @Test
    void testOfATesterOfANewerKindHasNoTester() {
        SignInAttempt test = added(SsoFixtures.test(acme, NOON, new Credential.OfKey("0D1nVv2mPEXtCBy5m")));

        write(test, "tester_kind = 'PASSKEY'");

        assertThat(found(test).tester()).isEmpty();
        assertThat(found(test).test()).isTrue();
    }

    private SignInAttempt added(SignInAttempt attempt) {
        ports.unitOfWork().run(() -> ports.signIns().add(attempt));
        return attempt;
    }

    private SignInAttempt found(SignInAttempt attempt) {
        return ports.unitOfWork()
                .read(() -> ports.signIns().find(acme, attempt.id()))
                .orElseThrow();
    }

    private static void write(SignInAttempt attempt, String change) {
        Databases.execute(
                Databases.postgresSuperuser(),
                "update sign_in set " + change + " where id = '" + attempt.id().value() + "'");
    }
}
