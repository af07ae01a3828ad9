package io.muster.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final URI URL = URI.create("https://receiver.example/");
    private static final URI PLAIN = URI.create("http://receiver.example/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressThatIsNotPublicIsRefused(String address) {
        assertRefused(URL, "isn't public", address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void publicAddressIsAllowed(String address) throws IOException {
        assertThat(addresses("", address).of(URL)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void hostWithOneAddressThatIsNotPublicIsRefused() {
        assertRefused(URL, "isn't public", "8.8.8.8", "127.0.0.1");
        assertRefused(URL, "isn't public", "2606:4700::1111", "fd00::1");
    }

    @Test
    void alternativeNotationsOfLoopbackAreRefused() {
        for (String host : List.of("2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]")) {
            PublicAddresses real = new PublicAddresses(List.of(), InetAddress::getAllByName);
            assertThatThrownBy(() -> real.of(URI.create("https://" + host + "/")))
                    .as(host)
                    .isInstanceOf(RefusedUrlException.class);
        }
    }

    @Test
    void allowedAddressesMayUsePlainHttp() throws IOException {
        PublicAddresses addresses = addresses("10.0.0.0/8, fd00::/8", "10.1.2.3", "fd00::1");

        assertThat(addresses.of(URL)).hasSize(2);
        assertThat(addresses.of(PLAIN)).hasSize(2);
        assertThatThrownBy(() -> addresses("10.0.0.0/8", "10.1.2.3", "11.1.2.3").of(PLAIN))
                .hasMessageContaining("https://");
        assertThatThrownBy(
                        () -> addresses("10.0.0.0/8", "10.1.2.3", "192.168.1.1").of(URL))
                .hasMessageContaining("isn't public");
    }

    @Test
    void plainHttpIsRefusedForPublicAddresses() {
        assertRefused(PLAIN, "https://", "8.8.8.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://receiver.example/", "https:///path", "receiver.example"})
    void urlWithoutHostOrOfAnotherSchemeIsRefused(String url) {
        assertThatThrownBy(() -> addresses("", "8.8.8.8").of(URI.create(url))).isInstanceOf(RefusedUrlException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://receiver.example:0/", "https://receiver.example:65536/"})
    void portThatNoServerCanHaveIsRefused(String url) {
        assertRefused(URI.create(url), "must name a port", "8.8.8.8");
    }

    @Test
    void unknownHostIsRefused() {
        PublicAddresses addresses = new PublicAddresses(List.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> addresses.of(URL))
                .isInstanceOf(RefusedUrlException.class)
                .hasMessageContaining("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/-1", "10.0.0.0/x", "256.0.0.1"})
    void malformedAddressBlockIsRefused(String text) {
        assertThatThrownBy(() -> AddressBlock.list(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(URI url, String why, String... addresses) {
        assertThatThrownBy(() -> addresses("", addresses).of(url))
                .isInstanceOf(RefusedUrlException.class)
                .hasMessageContaining(why);
    }

    private static PublicAddresses addresses(String allowed, String... addresses) {
        return new PublicAddresses(
                AddressBlock.list(allowed),
                host -> Stream.of(addresses).map(PublicAddressesTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
