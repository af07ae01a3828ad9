package io.muster.domain.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that have to be read again, such as those that sign webhooks, with AES-256-GCM. The key is derived
 * (HKDF, RFC 5869) from the configured one, so that it is independent of the key of {@link KeyedHash}. A sealed secret
 * begins with the id of its key. While the key is changed, a second key opens secrets too. Its place is authenticated
 * data: a secret that is copied to another row cannot be opened.
 */
public final class SecretBox {
    public static final int NONCE_BYTES = 12;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;
    private static final byte[] SALT = ascii("muster");

    private final Key current;
    private final Optional<Key> second;

    public SecretBox(byte[] configured) {
        this(configured, Optional.empty());
    }

    /** @param second a key that opens secrets and seals none */
    public SecretBox(byte[] configured, Optional<byte[]> second) {
        this.current = Key.of(configured);
        this.second = second.map(Key::of);
    }

    /** A derived key with its id. */
    private record Key(SecretKeySpec spec, String id) {
        static Key of(byte[] configured) {
            if (configured.length < KeyedHash.MIN_KEY_BYTES) {
                throw new IllegalArgumentException("the key needs at least " + KeyedHash.MIN_KEY_BYTES + " bytes");
            }
            byte[] extracted = HmacSha256.of(SALT, configured);
            return new Key(
                    new SecretKeySpec(expanded(extracted, "secrets at rest"), "AES"),
                    HexFormat.of().formatHex(Arrays.copyOf(expanded(extracted, "id of the key"), KEY_ID_BYTES)));
        }
    }

    /** Returns the public id of the key that seals: 8 hex digits that reveal nothing of the key. */
    public String keyId() {
        return current.id();
    }

    /** Returns the id of the second key, if there is one. */
    public Optional<String> secondKeyId() {
        return second.map(Key::id);
    }

    /** Returns whether a secret is sealed with one of the keys, so that {@link #open} can open it. */
    public boolean knowsKeyOf(SealedSecret sealed) {
        return isCurrent(sealed)
                || second.filter(key -> sealed.text().startsWith(key.id() + ":"))
                        .isPresent();
    }

    /** Returns whether a secret is sealed with the key that seals now. */
    public boolean isCurrent(SealedSecret sealed) {
        return sealed.text().startsWith(current.id() + ":");
    }

    /**
     * Encrypts a secret.
     *
     * @param place the name of the owner of the secret; {@link #open} needs the same one
     * @param nonce {@value #NONCE_BYTES} random bytes that were never used before
     */
    public SealedSecret seal(byte[] secret, String place, byte[] nonce) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("wrong number of random bytes");
        }
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, place, nonce).doFinal(secret);
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedSecret(current.id() + ":" + Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    /** @throws IllegalStateException if the secret was sealed with another key or for another place, or was changed */
    public byte[] open(SealedSecret sealed, String place) {
        String[] parts = sealed.text().split(":", -1);
        Key key = Stream.concat(Stream.of(current), second.stream())
                .filter(known -> parts.length == 2 && parts[0].equals(known.id()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("A secret was sealed under another secret key than the present one"));
        byte[] whole = Base64.getDecoder().decode(parts[1]);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, place, Arrays.copyOf(whole, NONCE_BYTES))
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException tampered) {
            throw new IllegalStateException("A sealed secret was changed, or belongs elsewhere", tampered);
        }
    }

    private static Cipher cipher(int mode, Key key, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Returns the first block of HKDF-Expand, which suffices for 32 bytes. */
    private static byte[] expanded(byte[] extracted, String label) {
        byte[] info = ascii(label);
        return HmacSha256.of(
                extracted,
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
