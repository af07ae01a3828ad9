package io.muster.rest.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLogExportTest {
    @Test
    void cellThatASpreadsheetWouldTakeForAFormulaIsQuoted() {
        SignInAttempt refused = SsoFixtures.attempt(new OrganizationId(newId()), NOON)
                .refused(
                        NOON,
                        new SignInRefused(SignInCode.DOMAIN_NOT_VERIFIED, "+cmd"),
                        Optional.of("=cmd()@evil.example"));

        assertThat(SignInLogExport.at(NOON).csv().of(refused))
                .contains(",\"'=cmd()@evil.example\",", ",\"'+cmd\",")
                .doesNotContain(",=", ",+");
    }
}
