package io.muster.domain.webhook;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** What a webhook's events are signed with; the receiver has the same. Equality takes constant time. */
public final class SigningSecret {
    /** Of a fresh one; Standard Webhooks asks for 24 to 64. */
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

    /** As the receiver's library takes it: shown once, to whom it is issued. */
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

    /** Never the secret. */
    @Override
    public String toString() {
        return "whsec_***";
    }
}
