package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPagesTest {
    private static final PublicUrl HERE = new PublicUrl("https://sync.example.com");
    private static final String OURS = OwnPages.REQUEST_HEADER;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void methodsThatChangeNothingNeedNoHeader(String method) {
        assertThatCode(() -> require(method, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "TRACE", "ANY"})
    void everyOtherMethodNeedsBothSigns(String method) {
        assertThatCode(() -> require(method, Map.of("Sec-Fetch-Site", "same-origin", OURS, "1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(method, Map.of("Origin", "https://sync.example.com", OURS, "1")))
                .doesNotThrowAnyException();
        assertRefused(method, Map.of());
        assertRefused(method, Map.of(OURS, "1"));
        assertRefused(method, Map.of("Sec-Fetch-Site", "same-origin"));
        assertRefused(method, Map.of("Origin", "https://sync.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site", "none", "", "Same-Origin"})
    void anotherSiteByFetchMetadataIsRefusedEvenWithOurOrigin(String site) {
        assertRefused("POST", Map.of("Sec-Fetch-Site", site, "Origin", "https://sync.example.com", OURS, "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://sync.example.com, true",
        "https://SYNC.example.com:443, true",
        "http://sync.example.com, false",
        "https://sync.example.com:8443, false",
        "https://sync.example.com.evil.example, false",
        "https://evil.example, false",
        "null, false",
        "not an origin, false",
    })
    void originCountsIfSchemeHostAndPortAreOurs(String origin, boolean ours) {
        assertThat(HERE.isOrigin(origin)).isEqualTo(ours);
    }

    @Test
    void portOfTheSettingCounts() {
        assertThat(new PublicUrl("http://127.0.0.1:9080").isOrigin("http://127.0.0.1:9080"))
                .isTrue();
        assertThat(new PublicUrl("http://127.0.0.1:9080").isOrigin("http://127.0.0.1"))
                .isFalse();
    }

    private static void assertRefused(String method, Map<String, String> headers) {
        HttpRefusal refusal = catchThrowableOfType(HttpRefusal.class, () -> require(method, headers));
        assertThat(refusal).as(method + " " + headers).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.CROSS_SITE_REQUEST);
    }

    private static void require(String method, Map<String, String> headers) {
        OwnPages.require(method, name -> Optional.ofNullable(headers.get(name)), HERE);
    }
}
