package io.muster.domain.webhook;

import io.muster.domain.token.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs one attempt as Standard Webhooks specifies: HMAC-SHA-256 of message id, time and body. Every valid secret
 * signs, so that a receiver can change to a new secret at any time in the overlap.
 *
 * @param id the message id, the same for every attempt
 */
public record Signing(String id, Instant at, List<SigningSecret> secrets) {
    public Signing {
        secrets = List.copyOf(secrets);
    }

    /** Returns the time of the attempt in seconds since the epoch. */
    public long timestamp() {
        return at.getEpochSecond();
    }

    /** Returns one signature for each secret, separated by spaces. */
    public String signature(byte[] body) {
        return secrets.stream().map(secret -> signature(secret, body)).collect(Collectors.joining(" "));
    }

    private String signature(SigningSecret secret, byte[] body) {
        byte[] head = (id + "." + timestamp() + ".").getBytes(StandardCharsets.US_ASCII);
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(secret.bytes(), head, body));
    }
}
