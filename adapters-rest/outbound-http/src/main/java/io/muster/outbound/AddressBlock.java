package io.muster.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A CIDR block of IP addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}; without a slash, one address. */
public final class AddressBlock {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] first;
    private final int bits;

    private AddressBlock(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * Parses one block.
     *
     * @throws IllegalArgumentException if the text is not a block
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("no block of addresses: " + text);
        }
        return new AddressBlock(address, bits);
    }

    /**
     * Parses blocks that are separated by commas; skips blank parts.
     *
     * @throws IllegalArgumentException if a part is not a block
     */
    public static List<AddressBlock> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(AddressBlock::of)
                .toList();
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("no address: " + text);
        }
        try {
            // sends no DNS query: the text is an address, not a name
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("no address: " + text, notAnAddress);
        }
    }
}
