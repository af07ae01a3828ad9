package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 412, 413, 415, 429})
    void codeOfAStatusHasThatStatus(int status) {
        assertThat(ErrorCode.ofStatus(status).status()).isEqualTo(status);
    }
}
