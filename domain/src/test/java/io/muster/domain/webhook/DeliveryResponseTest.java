package io.muster.domain.webhook;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryResponseTest {
    @Test
    void resultIsEitherAStatusOrAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryResponse(Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryResponse(Optional.of(200), Optional.of("no")));
    }

    @Test
    void addressThatWasNotReadFromTextKeepsTheRules() {
        for (String text : new String[] {"ftp://receiver.example", "https:///path", "https://user@receiver.example"}) {
            assertThatThrownBy(() -> new WebhookUrl(URI.create(text))).isInstanceOf(Problem.class);
        }
    }
}
