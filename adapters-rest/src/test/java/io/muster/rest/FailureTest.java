package io.muster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.problem.Problem;
import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    @ParameterizedTest
    @EnumSource
    void problemKeepsItsCodeAndDetail(Problem.Code code) {
        Failure failure = Failure.of(new Problem(code, "why"));

        assertThat(failure.detail()).isEqualTo("why");
        assertThat(failure.code().map(ErrorCode::wireName))
                .hasValueSatisfying(name -> assertThat(name).isEqualToIgnoringCase(code.name()));
        assertThat(failure.status()).isBetween(400, 499);
    }

    @Test
    void refusalsOfTheEdgeKeepTheirStatus() {
        assertThat(Failure.of(ScimRefusal.tooLarge("x")).status()).isEqualTo(413);
        assertThat(Failure.of(new ScimRefusal(ScimType.NO_TARGET, "x")).status())
                .isEqualTo(400);
        assertThat(Failure.of(new HttpRefusal(ErrorCode.INVALID_COUNT, "x")).code())
                .contains(ErrorCode.INVALID_COUNT);
        assertThat(Failure.of(new HttpRefusal(429, "x")).code()).contains(ErrorCode.TOO_MANY_REQUESTS);
    }

    @Test
    void refusalInsideAnotherExceptionIsFound() {
        assertThat(Failure.of(new IllegalStateException(Problem.invalidValue("x")))
                        .code())
                .contains(ErrorCode.INVALID_VALUE);
    }

    @Test
    void defectIsAnsweredWithoutDetails() {
        Failure failure = Failure.of(new IllegalStateException("secret"));

        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.code()).isEmpty();
        assertThat(failure.detail()).doesNotContain("secret");
    }

    @Test
    void detailIsBoundedAndFreeOfControlCharacters() {
        assertThat(Failure.of(Problem.invalidValue("a\0b\r\nc")).detail()).isEqualTo("a\ufffdb\ufffd\ufffdc");
        assertThat(Failure.of(Problem.invalidValue("x".repeat(3_000_000))).detail())
                .hasSize(1_000)
                .endsWith("…");
    }
}
