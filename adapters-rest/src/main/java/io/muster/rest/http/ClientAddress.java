package io.muster.rest.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a request counts against: the peer's, or the one that a trusted proxy in front appends to a header
 * of this name.
 */
public final class ClientAddress {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})]?(?:(?<=]):\\d{1,5})?");
    private static final int NETWORK_BYTES = 8;

    private final Optional<String> header;

    /** @param header empty if no proxy is trusted */
    public ClientAddress(Optional<String> header) {
        this.header = header;
    }

    /** Returns whether addresses are those of clients for certain, and not that of a proxy that all of them share. */
    public boolean isOfClient() {
        return header.isPresent();
    }

    /**
     * Returns the address. Of a list it takes the last one, which the nearest proxy has added; a client could have sent
     * the others. Of an IPv6 address it takes the network of 64 bits, since each client has a whole one.
     *
     * @param headers returns the last header of a name
     * @param peer the other end of the connection
     */
    String of(Function<String, Optional<String>> headers, String peer) {
        return network(header.flatMap(headers)
                .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
                .filter(text ->
                        IPV4.matcher(text).matches() || IPV6.matcher(text).matches())
                .orElse(peer));
    }

    private static String network(String address) {
        Matcher ipv4 = IPV4.matcher(address);
        if (ipv4.matches()) {
            return ipv4.group(1);
        }
        Matcher ipv6 = IPV6.matcher(address);
        if (!ipv6.matches() || address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(ipv6.group(1)).getAddress(); // asks no DNS: it has a colon
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException malformed) {
            return address;
        }
    }
}
