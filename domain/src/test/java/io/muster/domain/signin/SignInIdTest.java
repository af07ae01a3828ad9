package io.muster.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInIdTest {
    @Test
    void onlyTheFormThatWasSentIsAnId() {
        String sent = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11";

        assertThat(SignInId.parse(sent)).map(SignInId::toString).contains(sent);
        assertThat(SignInId.parse("019BA2C4-5f0e-7c51-9d1f-3f1f6f0a7c11")).isEmpty();
        assertThat(SignInId.parse("1-1-1-1-1")).isEmpty();
        assertThat(SignInId.parse("no id")).isEmpty();
    }
}
