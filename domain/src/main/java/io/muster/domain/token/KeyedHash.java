package io.muster.domain.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the HMAC-SHA-256 of credentials under a configured key, so that a stolen database alone gives no access.
 * While the key is changed, a second key is accepted too.
 */
public final class KeyedHash {
    public static final int MIN_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Optional<SecretKeySpec> second;

    public KeyedHash(byte[] key) {
        this(key, Optional.empty());
    }

    /** @param second a key that matches digests and makes none */
    public KeyedHash(byte[] key, Optional<byte[]> second) {
        this.key = spec(key);
        this.second = second.map(KeyedHash::spec);
    }

    private static SecretKeySpec spec(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the key needs at least " + MIN_KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    /** Returns whether a stored digest is that of the credential, under either key. */
    public boolean matches(SecretDigest stored, CredentialText credential) {
        return stored.equals(digest(credential))
                || second.filter(key -> stored.equals(digest(credential, key))).isPresent();
    }

    public SecretDigest digest(CredentialText credential) {
        return digest(credential, key);
    }

    private static SecretDigest digest(CredentialText credential, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new SecretDigest(mac.doFinal(credential.secret().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
