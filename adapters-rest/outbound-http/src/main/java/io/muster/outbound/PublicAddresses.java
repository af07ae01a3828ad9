package io.muster.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resolves the hosts of URLs and refuses addresses that are neither public nor allowed by configuration. This prevents
 * server-side request forgery: no URL of a customer reaches this server, its network or a cloud's metadata service.
 */
public final class PublicAddresses {
    private static final String ENCRYPTED = "must begin with https://";

    private static final List<AddressBlock> NOT_PUBLIC_IPV4 = blocks(
            "0.0.0.0/8", // this network, unspecified
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** Contains all public IPv6 addresses; excludes loopback, unique-local, link-local and multicast ones. */
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> NOT_PUBLIC_IPV6 = blocks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "3fff::/20"); // documentation

    /** Contains addresses that embed an IPv4 address, at {@link #NAT64_AT}. */
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");
    private static final int NAT64_AT = 12;
    private static final int SIX_TO_FOUR_AT = 2;
    private static final int IPV4_BYTES = 4;
    private static final int LAST_PORT = 65_535;

    private final List<AddressBlock> allowed;
    private final HostResolver resolver;

    /** Resolves a host to its addresses. */
    @FunctionalInterface
    public interface HostResolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    public PublicAddresses(List<AddressBlock> allowed, HostResolver resolver) {
        this.allowed = List.copyOf(allowed);
        this.resolver = resolver;
    }

    /**
     * Resolves the host of the URL and checks every address. The caller has to connect to one of these addresses
     * without resolving the host again, because a second resolution may return others (DNS rebinding).
     *
     * @throws RefusedUrlException if the URL has another scheme, no host or a port that no server can have, if the host
     *     is unknown, or if an address or plain HTTP is not allowed
     */
    List<InetAddress> of(URI url) throws RefusedUrlException {
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (!encrypted && !"http".equalsIgnoreCase(url.getScheme())) {
            throw new RefusedUrlException(ENCRYPTED);
        }
        if (url.getHost() == null) {
            throw new RefusedUrlException("must name a host");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw new RefusedUrlException("must name a port from 1 to " + LAST_PORT);
        }
        List<InetAddress> addresses = resolved(url.getHost());
        if (!addresses.stream().allMatch(address -> isAllowed(address) || isPublic(address.getAddress()))) {
            throw new RefusedUrlException("leads to an address that isn't public; requests go to public ones only");
        }
        if (!encrypted && !addresses.stream().allMatch(this::isAllowed)) {
            throw new RefusedUrlException(ENCRYPTED);
        }
        return addresses;
    }

    private List<InetAddress> resolved(String host) throws RefusedUrlException {
        try {
            return List.of(resolver.resolve(host));
        } catch (UnknownHostException unknown) {
            throw new RefusedUrlException("names a host that is unknown");
        }
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address.getAddress()));
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, NAT64_AT, NAT64_AT + IPV4_BYTES));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, SIX_TO_FOUR_AT, SIX_TO_FOUR_AT + IPV4_BYTES));
        }
        // the JDK converts ::ffff:a.b.c.d to IPv4; otherwise it would be outside of the global block
        return GLOBAL_IPV6.contains(address) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }
}
