package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=b&c",
                "filter=userName%20eq%20%22%C3%84%22",
                "x=%00",
                "x=%f0%9f%92%a5",
                "x=ä",
                "aadOptscim062020"
            })
    void percentEncodedUtf8IsReadable(String query) {
        assertThat(ReadableUri.isReadable(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=%",
                "x=%2",
                "x=%zz",
                "%zz=1",
                "x=%2z",
                "x=%+1",
                "x=%ff",
                "x=%c3%28",
                "x=%c3&y=%a4",
                "x=%ed%a0%80",
                "x=%٣٣"
            })
    void anyOtherPercentSignIsMalformed(String query) {
        assertThat(ReadableUri.isReadable(query)).isFalse();
    }

    @Test
    void charactersThatNoUriMayContainAreEncoded() {
        assertThat(ReadableUri.encoded("/a\\b|c?filter=userName%20eq%20\"x\"&y={}^`<>"))
                .isEqualTo("/a%5Cb%7Cc?filter=userName%20eq%20%22x%22&y=%7B%7D%5E%60%3C%3E");
        assertThat(ReadableUri.encoded("/Users?x=%zz&[a]=ä")).isEqualTo("/Users?x=%zz&[a]=ä");
    }

    @Test
    void pathThatIsNotUtf8HasReplacementCharacters() {
        assertThat(ReadableUri.path("/Users/%C3%84%20a")).isEqualTo("/Users/%C3%84%20a");
        assertThat(ReadableUri.path("/Users/%ff%20%c0%aea")).isEqualTo("/Users/%EF%BF%BD%20%EF%BF%BD%EF%BF%BDa");
    }
}
