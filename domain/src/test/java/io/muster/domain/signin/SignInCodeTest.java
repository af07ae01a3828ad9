package io.muster.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInCodeTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasACauseAndARemedyInSentences(SignInCode code) {
        assertThat(code.cause()).matches("[A-Z].*\\.");
        assertThat(code.remedy()).matches("[A-Z].*\\.").isNotEqualTo(code.cause());
    }
}
