package io.muster.domain.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a bearer credential, {@code <prefix>_<public id>_<secret><checksum>}. Secret scanners recognize the
 * prefix, and the checksum detects a mistyped or invented credential without a query. The secret has 256 bits in 43
 * base62 digits, the checksum is the CRC-32 of the text before it in 6 digits.
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

    /** The kinds of credentials, each with its prefix. */
    public enum Kind {
        SCIM_TOKEN("mst_scim"),
        API_KEY("mst_key");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * Returns a new credential.
     *
     * @param id {@value #PUBLIC_ID_BYTES} random bytes
     * @param secret {@value #SECRET_BYTES} random bytes
     */
    public static CredentialText of(Kind kind, byte[] id, byte[] secret) {
        if (id.length != PUBLIC_ID_BYTES || secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("wrong number of random bytes");
        }
        return new CredentialText(
                kind, base62(new BigInteger(1, id), ID_DIGITS), base62(new BigInteger(1, secret), SECRET_DIGITS));
    }

    /** Returns the credential; empty if prefix, format or checksum are wrong. */
    public static Optional<CredentialText> parse(Kind kind, String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || !shape.group(1).equals(kind.prefix)) {
            return Optional.empty();
        }
        CredentialText parsed = new CredentialText(kind, shape.group(2), shape.group(3));
        return parsed.text().equals(text) ? Optional.of(parsed) : Optional.empty();
    }

    /** Returns the whole text with the secret. It is shown once, when the credential is issued. */
    public String text() {
        String unchecked = kind.prefix + "_" + publicId + "_" + secret;
        return unchecked + checksum(unchecked);
    }

    /** Returns the text without the secret. */
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
