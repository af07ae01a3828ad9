package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRuleTest {
    private static final UrlRule RULE = UrlRule.of("url", 60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "HTTPS://a.example/x",
                "http://a.example:65535/x?y=%20",
                "https://[2001:db8::1]:1/",
            })
    void urlThatNamesAHostIsReadAsItIs(String text) {
        assertThat(RULE.read(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "/path",
                "ftp://a.example",
                "https:///path",
                "https:a.example",
                "https://a_b.example",
                "https://a.example:0",
                "https://a.example:65536",
                "https://me@a.example",
                "https://a.example/#",
                "https://a.example/{",
            })
    void otherTextIsRefusedWithTheWholeRule(String text) {
        assertThatThrownBy(() -> RULE.read(text))
                .isInstanceOf(Problem.class)
                .hasMessage("url must be a URL that begins with https:// and names a host, without user and fragment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://a.example/ x", "https://a.example/\n", "https://\u00fc.example"})
    void textThatNoRequestCanCarryIsRefused(String text) {
        assertThatThrownBy(() -> RULE.read(text)).hasMessage("url must be 1 to 60 ASCII characters without spaces");
    }

    @Test
    void lengthHasABound() {
        String longest = "https://a.example/" + "x".repeat(42);

        assertThat(RULE.read(longest)).hasToString(longest);
        assertThatThrownBy(() -> RULE.read(longest + "x")).isInstanceOf(Problem.class);
    }

    @Test
    void ruleCanDemandTlsOrRefuseAQuery() {
        assertThatThrownBy(() -> RULE.encrypted().read("http://a.example")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> RULE.withoutQuery().named("issuer").read("https://a.example?x"))
                .hasMessageStartingWith("issuer must")
                .hasMessageEndingWith("without user, query and fragment");
        assertThat(RULE.encrypted().read("https://a.example?x")).hasQuery("x");
    }
}
