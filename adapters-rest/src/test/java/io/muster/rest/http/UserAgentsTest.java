package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.session.DeviceName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {
    private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Firefox on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0
            Firefox on Linux   | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Firefox on iPhone  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) %s FxiOS/140.0 Mobile Safari/605.1
            Chrome on macOS    | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) %s Chrome/140.0.0.0 Safari/537.36
            Chrome on ChromeOS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) %s Chrome/140.0.0.0 Safari/537.36
            Chrome on Android  | Mozilla/5.0 (Linux; Android 10; K) %s Chrome/140.0.0.0 Mobile Safari/537.36
            Edge on Windows    | Mozilla/5.0 (Windows NT 10.0; Win64; x64) %s Chrome/140.0.0.0 Safari/537.36 Edg/140.0
            Opera on Windows   | Mozilla/5.0 (Windows NT 10.0; Win64; x64) %s Chrome/140.0.0.0 Safari/537.36 OPR/120.0
            Safari on macOS    | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) %s Version/18.0 Safari/605.1.15
            Safari on iPad     | Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) %s Version/17.0 Mobile Safari/604.1
            Windows            | Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko
            Firefox            | Firefox/140.0
            """)
    void browserAndSystemAreNamedInWords(String words, String userAgent) {
        assertThat(UserAgents.device(userAgent.formatted(WEBKIT)))
                .map(DeviceName::value)
                .contains(words);
    }

    @Test
    void otherClientsHaveNoDevice() {
        for (String other : List.of("", "curl/8.5.0", "<b>me</b>", "x".repeat(10_000))) {
            assertThat(UserAgents.device(other)).as(other).isEmpty();
        }
    }
}
