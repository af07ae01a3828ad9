package io.muster.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How one attempt is signed, by Standard Webhooks: HMAC-SHA-256 of the message's id, the attempt's time and the body,
 * with every secret that is valid, so that a receiver may change to a new one when it likes.
 *
 * @param id the message's, the same at every attempt
 */
public record Signing(String id, Instant at, List<SigningSecret> secrets) {
    private static final String ALGORITHM = "HmacSHA256";

    public Signing {
        secrets = List.copyOf(secrets);
    }

    /** Seconds, as Standard Webhooks counts them. */
    public long timestamp() {
        return at.getEpochSecond();
    }

    /** One signature for each secret, with a space between. */
    public String signature(byte[] body) {
        return secrets.stream().map(secret -> signature(secret, body)).collect(Collectors.joining(" "));
    }

    private String signature(SigningSecret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update((id + "." + timestamp() + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
