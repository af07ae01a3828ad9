package io.muster.application.service.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.TestReport;
import java.util.Collections;
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

    @Test
    void reportIsCutAndCounted() {
        SignInAttempt open = SsoFixtures.attempt(new OrganizationId(Fixtures.newId()), NOON);
        TestReport report = new TestReport(
                Collections.nCopies(200, "n".repeat(300_000)),
                Optional.empty(),
                Optional.empty(),
                Collections.nCopies(200, "g".repeat(300_000)));
        SignInAttempt tested = open.succeeded(NOON, Optional.empty(), Optional.empty(), Optional.of(report));

        assertThat(report.claims()).hasSize(100).allSatisfy(name -> assertThat(name)
                .hasSize(Quoted.MAX_LENGTH));
        assertThat(report.groups()).hasSize(100).allSatisfy(line -> assertThat(line)
                .hasSize(TestReport.MAX_LINE));
        assertThat(tested.bytes()).isGreaterThan(open.bytes() + 100 * (Quoted.MAX_LENGTH + TestReport.MAX_LINE) - 1);
    }
}
