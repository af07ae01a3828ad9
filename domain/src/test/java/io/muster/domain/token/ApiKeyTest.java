package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SCIM",
                "scim",
                "bootstrap",
                "Bootstrap",
                " demo ",
                "\uff24emo",
                "boot\u00adstrap",
                "boot\u200bstrap",
                "(deadline)",
                "ops\n",
                " "
            })
    void nameOfAnActorOfMusterIsRefused(String name) {
        assertThatThrownBy(() -> ApiKey.requireName(name))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(Problem.Code.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "demo shop", "SCIM sync job", "\u0442\u0435\u0441\u0442"})
    void namesThatAreNoActorsAreAccepted(String name) {
        assertThatCode(() -> ApiKey.requireName(name)).doesNotThrowAnyException();
    }
}
