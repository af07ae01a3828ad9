package io.muster.domain.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "20, 20, 100, 20",
        "20, 20, 101, 20",
        "20, 20, 104, 20",
        "20, 20, 105, 21",
        "1, 0, 10, 0",
        "1, 0, 199, 1",
        "100, 0, 7, 7",
        "0, 3, 1000, 3"
    })
    void limitIsTheLargerOfShareAndNumber(int share, int number, long members, long allowed) {
        assertThat(new RemovalPolicy(share, number, Duration.ofMinutes(10), Duration.ofDays(1)).allowed(members))
                .isEqualTo(allowed);
    }
}
