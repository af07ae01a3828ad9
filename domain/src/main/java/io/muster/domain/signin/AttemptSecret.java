package io.muster.domain.signin;

import io.muster.domain.token.HmacSha256;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that binds a sign-in to the browser that started it. The browser holds it in a cookie; the database has
 * its hash. Nonce and PKCE verifier are derived from it, so that nothing else has to be kept.
 *
 * @param text 256 bits in base64url
 */
public record AttemptSecret(String text) {
    public static final int BYTES = 32;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public static AttemptSecret of(byte[] random) {
        return new AttemptSecret(base64(random));
    }

    /** Returns the secret; empty for text that Muster did not make. */
    public static Optional<AttemptSecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AttemptSecret(text)) : Optional.empty();
    }

    public SecretDigest digest() {
        return new SecretDigest(Sha256.fresh().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns a secret of 256 bits in base64url that only this purpose of this sign-in has. */
    public String derived(SignInId signIn, String purpose) {
        return base64(HmacSha256.of(
                text.getBytes(StandardCharsets.US_ASCII),
                (purpose + " " + signIn).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns a constant, so that no log contains the secret. */
    @Override
    public String toString() {
        return "AttemptSecret";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
