package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void dateAndTimeWithAnOffsetAreRead() {
        assertThat(Moments.parse("2011-05-13T04:42:34Z")).contains(Instant.parse("2011-05-13T04:42:34Z"));
        assertThat(Moments.parse("2011-05-13T06:42:34.5+02:00")).contains(Instant.parse("2011-05-13T04:42:34.5Z"));
        assertThat(Moments.parse("0001-01-01T00:00:00Z")).isPresent();
        assertThat(Moments.parse("9999-12-31T23:59:59.999999999Z")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2011-05-13",
                "2011-05-13T04:42:34",
                "2011-02-30T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "-300000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+01:00",
                "+999999999-12-31T23:59:59Z"
            })
    void malformedMomentIsRefused(String text) {
        assertThat(Moments.parse(text)).isEmpty();
    }
}
