package io.muster.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void anIdIsReadInAnyCase() {
        String text = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11";
        OrganizationId expected = new OrganizationId(UUID.fromString(text));

        assertThat(Ids.read(OrganizationId.class, text)).isEqualTo(expected);
        assertThat(Ids.read(OrganizationId.class, "019BA2C4-5F0E-7C51-9D1F-3F1F6F0A7C11"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "1-1-1-1-1",
                "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c1",
                "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11 "
            })
    void malformedIdIsNotFound(String text) {
        assertThatThrownBy(() -> Ids.read(OrganizationId.class, text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND))
                .hasMessage("Organization " + text + " not found");
    }
}
