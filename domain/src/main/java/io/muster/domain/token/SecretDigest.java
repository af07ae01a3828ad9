package io.muster.domain.token;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The hash of a secret that is compared and never shown again: keyed for tokens and API keys, SHA-256 for the 256
 * random bits that a browser holds. Comparison takes constant time.
 */
public final class SecretDigest {
    private final byte[] bytes;

    public SecretDigest(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretDigest";
    }
}
