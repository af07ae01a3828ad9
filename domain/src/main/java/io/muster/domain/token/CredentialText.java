package io.muster.domain.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a bearer credential, {@code <prefix>_<public id>_<secret><checksum>}: greppable by secret scanners, and
 * its checksum tells a mistyped or made-up one without a look-up. The secret is 256 bits as 43 base62 digits, the
 * checksum CRC-32 over all before it as 6.
 */
public record CredentialText(Kind kind, String publicId, String secret) {
    public static final int SECRET_BYTES = 32;
    public static final int PUBLIC_ID_BYTES = 12;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_DIGITS = 43;
    private static final int ID_DIGITS = 17;
    private static final int CHECKSUM_DIGITS = 6;
    private static final Pattern SHAPE = Pattern.compile("(mst_scim|mst_key)_([0-9A-Za-z]{" + ID_DIGITS
            + "})_([0-9A-Za-z]{" + SECRET_DIGITS + "})([0-9A-Za-z]{" + CHECKSUM_DIGITS + "})");

    /** What a credential opens, told by its prefix. */
    public enum Kind {
        SCIM_TOKEN("mst_scim"),
        API_KEY("mst_key");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** A credential made of fresh random bytes: {@value #PUBLIC_ID_BYTES} for its id, {@value #SECRET_BYTES} for the secret. */
    public static CredentialText of(Kind kind, byte[] id, byte[] secret) {
        if (id.length != PUBLIC_ID_BYTES || secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("wrong number of random bytes");
        }
        return new CredentialText(
                kind, base62(new BigInteger(1, id), ID_DIGITS), base62(new BigInteger(1, secret), SECRET_DIGITS));
    }

    /** The credential that the text is, if prefix, shape and checksum are right. */
    public static Optional<CredentialText> parse(Kind kind, String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || !shape.group(1).equals(kind.prefix)) {
            return Optional.empty();
        }
        CredentialText parsed = new CredentialText(kind, shape.group(2), shape.group(3));
        return parsed.text().equals(text) ? Optional.of(parsed) : Optional.empty();
    }

    /** The whole text, secret included: shown once, to whom it is issued. */
    public String text() {
        String unchecked = kind.prefix + "_" + publicId + "_" + secret;
        return unchecked + checksum(unchecked);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return kind.prefix + "_" + publicId + "_***";
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
    }

    private static String base62(BigInteger number, int digits) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        char[] text = new char[digits];
        Arrays.fill(text, DIGITS.charAt(0));
        BigInteger rest = number;
        for (int at = digits - 1; rest.signum() > 0; at--) {
            BigInteger[] division = rest.divideAndRemainder(base);
            text[at] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        return new String(text);
    }
}
