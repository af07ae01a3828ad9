package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final String PEER = "10.0.0.1";

    @Test
    void headersAreIgnoredWhereNoneIsConfigured() {
        ClientAddress address = new ClientAddress(Optional.empty());

        assertThat(address.of(name -> Optional.of("203.0.113.9"), PEER)).isEqualTo(PEER);
        assertThat(address.isOfClient()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "198.51.100.1, 203.0.113.9 | 203.0.113.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8:0:1:aaaa:bbbb:cccc:dddd | 20010db800000001::/64",
                "2001:db8:0:1::5 | 20010db800000001::/64",
                "[2001:db8:0:1::5]:443 | 20010db800000001::/64",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "unknown | 10.0.0.1",
                "evil.example | 10.0.0.1",
                "1:2:3 | 1:2:3"
            })
    void lastEntryOfTheConfiguredHeaderCounts(String sent, String expected) {
        ClientAddress address = new ClientAddress(Optional.of("X-Forwarded-For"));

        assertThat(address.of(name -> Optional.of(sent).filter(any -> name.equals("X-Forwarded-For")), PEER))
                .isEqualTo(expected);
    }

    @Test
    void missingHeaderLeavesThePeer() {
        assertThat(new ClientAddress(Optional.of("X-Forwarded-For")).of(name -> Optional.empty(), PEER))
                .isEqualTo(PEER);
    }
}
