package io.muster.domain.webhook;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The secret that a webhook and its receiver share. Comparison takes constant time. */
public final class SigningSecret {
    /** The length of new secrets; Standard Webhooks allows 24 to 64 bytes. */
    public static final int BYTES = 32;

    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final byte[] bytes;

    public SigningSecret(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("wrong number of random bytes");
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the text that a receiver's library takes. It is shown once, when the secret is issued. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the prefix without the secret. */
    @Override
    public String toString() {
        return "whsec_***";
    }
}
