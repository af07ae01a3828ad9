package io.muster.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignServiceTest {
    private static final DomainName DOMAIN = DomainName.of("example.com");

    @Test
    void slashAtTheEndOfTheBaseUrlIsLeftOut() {
        assertThat(ForeignService.of("https://a.example/v2/", "t", DOMAIN).baseUrl())
                .hasToString("https://a.example/v2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ftp://a.example, begins with https://",
                "https://a.example/v2?x=1, `without user, query and fragment`",
                "https://a.example/ü, ASCII characters",
                "``, ASCII characters"
            })
    void baseUrlThatBreaksARuleIsRefusedWithTheRule(String url, String rule) {
        assertThatThrownBy(() -> ForeignService.of(url, "t", DOMAIN)).hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX: y", "ü"})
    void tokensThatNoHeaderCanHaveAreRefused(String token) {
        assertThatThrownBy(() -> ForeignService.of("https://a.example", token, DOMAIN))
                .hasMessageContaining("token must be");
    }
}
