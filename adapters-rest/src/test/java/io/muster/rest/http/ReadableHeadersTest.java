package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/SCIM+JSON; charset=UTF-8",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
                "text/plain; x=\"a,b\\\"c\", application/json",
                "application/json;"
            })
    void wellFormedMediaTypesStay(String header) {
        assertThat(ReadableHeaders.readable(header)).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | text/html, image/gif, image/jpeg, */*; q=.2, */*; q=.2",
                "*                                | */*",
                "///, application/json            | application/json",
                "application/json, nonsense, a/b  | application/json, a/b",
                ",,application/json,              | application/json",
                "text/x; a=\"b, application/json  | application/json",
                "///                              | application/x-unreadable",
                "a b/c                            | application/x-unreadable"
            })
    void malformedMediaTypesAreLeftOut(String header, String readable) {
        assertThat(ReadableHeaders.readable(header).strip()).isEqualTo(readable);
    }

    @Test
    void longHeadersAreReadInLinearTime() {
        for (String part : new String[] {"a/b;", "\"", "\\", "a/b;x=\"", ",", " ", ";x=y", "*"}) {
            assertThat(ReadableHeaders.readable(part.repeat(50_000))).isNotEmpty();
        }
    }
}
