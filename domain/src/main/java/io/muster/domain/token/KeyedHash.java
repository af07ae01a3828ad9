package io.muster.domain.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Computes the HMAC-SHA-256 of credentials under a configured key, so that a stolen database alone gives no access.
 * While the key is changed, a second key is accepted too.
 */
public final class KeyedHash {
    public static final int MIN_KEY_BYTES = 32;

    private final byte[] key;
    private final Optional<byte[]> second;

    public KeyedHash(byte[] key) {
        this(key, Optional.empty());
    }

    /** @param second a key that matches digests and makes none */
    public KeyedHash(byte[] key, Optional<byte[]> second) {
        this.key = copy(key);
        this.second = second.map(KeyedHash::copy);
    }

    private static byte[] copy(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the key needs at least " + MIN_KEY_BYTES + " bytes");
        }
        return key.clone();
    }

    /** Returns whether a stored digest is that of the credential, under either key. */
    public boolean matches(SecretDigest stored, CredentialText credential) {
        return stored.equals(digest(credential))
                || second.filter(key -> stored.equals(digest(credential, key))).isPresent();
    }

    public SecretDigest digest(CredentialText credential) {
        return digest(credential, key);
    }

    private static SecretDigest digest(CredentialText credential, byte[] key) {
        return new SecretDigest(HmacSha256.of(key, credential.secret().getBytes(StandardCharsets.US_ASCII)));
    }
}
