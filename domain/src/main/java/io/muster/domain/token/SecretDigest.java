package io.muster.domain.token;

import java.security.MessageDigest;
import java.util.Arrays;

/** The keyed hash of a secret. Nothing else of a secret is stored. Comparison takes constant time. */
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
