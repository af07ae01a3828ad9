package io.muster.rest.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.TestReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInViewTest {
    @Test
    void resultOfATestIsShownForADay() {
        TestReport report = new TestReport(List.of("email"), Optional.empty(), Optional.empty(), List.of());
        SignInAttempt passed = SsoFixtures.test(new OrganizationId(newId()), NOON)
                .succeeded(NOON.plusSeconds(9), Optional.empty(), Optional.empty(), Optional.of(report));
        Instant end = NOON.plus(Duration.ofHours(24));

        assertThat(SignInView.of(passed, end.minusNanos(1)).report()).contains(SignInView.ReportView.of(report));
        assertThat(SignInView.of(passed, end).report()).isEmpty();
    }
}
