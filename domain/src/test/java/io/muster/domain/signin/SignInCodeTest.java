package io.muster.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInCodeTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasACauseAndARemedyInSentences(SignInCode code) {
        assertThat(code.cause()).matches("[A-Z].*\\.");
        assertThat(code.remedy()).matches("[A-Z].*\\.").isNotEqualTo(code.cause());
    }

    @ParameterizedTest
    @EnumSource
    void codeIsFoundByItsName(SignInCode code) {
        assertThat(SignInCode.named(code.name())).isEqualTo(code);
    }

    @Test
    void nameOfANewerVersionIsAGeneralRefusal() {
        assertThat(SignInCode.named("CODE_OF_TOMORROW")).isEqualTo(SignInCode.REASON_OF_A_NEWER_VERSION);
    }
}
