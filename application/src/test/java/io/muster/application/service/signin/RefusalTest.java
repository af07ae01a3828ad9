package io.muster.application.service.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.signin.SignInCode;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void problemThatASignInMeetsIsARefusalWithItsDetail() {
        assertThat(MemberSignIn.refusal(new Problem(Code.INVALID_VALUE, "why")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(SignInCode.MEMBER_NOT_MADE))
                .hasMessage("why");
    }

    @Test
    void problemWithoutASignInCodeIsThrownAsItIs() {
        Problem unexpected = new Problem(Code.PROTECTED_MEMBER, "why");

        assertThatThrownBy(() -> MemberSignIn.refusal(unexpected)).isSameAs(unexpected);
    }
}
