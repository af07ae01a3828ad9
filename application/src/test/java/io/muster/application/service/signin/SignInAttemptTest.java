package io.muster.application.service.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.TestReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInAttemptTest {
    @Test
    void signInThatDidNotSucceedHasNoReport() {
        SignInAttempt open = SsoFixtures.attempt(new OrganizationId(Fixtures.newId()), NOON);
        TestReport report = new TestReport(List.of(), Optional.empty(), Optional.empty(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignInAttempt.Course(
                        open.state(),
                        Optional.empty(),
                        open.member(),
                        open.address(),
                        open.refusal(),
                        Optional.of(report)));
    }
}
