package io.muster.application.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FruitlessSignInsTest {
    private static final int TOO_MANY = 1_001;

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void floodOfStartsIsForgottenOnceNoneOfThemCanEnd() {
        scene.ports.unitOfWork().run(() -> {
            for (int number = 0; number < SignInAttempt.MAX_FRUITLESS + TOO_MANY; number++) {
                scene.ports.signIns().add(SsoFixtures.attempt(acme, Fixtures.NOON));
            }
        });

        assertThat(scene.retention.purgeSignIns()).isZero();
        scene.passes(SignInAttempt.LIFE.plus(Duration.ofSeconds(1)));
        assertThat(scene.retention.purgeSignIns()).isEqualTo(TOO_MANY);
        assertThat(scene.retention.purgeSignIns()).isZero();
    }
}
