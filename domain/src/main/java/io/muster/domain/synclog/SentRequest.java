package io.muster.domain.synclog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A refused write as the identity provider sent it, without passwords.
 *
 * @param target path and query below the base URL, encoded as sent
 * @param body JSON; empty without a body
 */
public record SentRequest(
        String method, String target, Optional<String> ifMatch, Optional<String> userAgent, Optional<String> body) {
    /** The time for which it is kept. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** The longest body that is kept, in characters. */
    public static final int MAX_BODY = 64 * 1_024;
    /** The newest that are kept of an organization. */
    public static final int MAX_KEPT = 1_000;

    private static final int FIELDS = 5;

    /** Returns whether it can be kept: its parts are bounded and have no line breaks where none may be. */
    public boolean isKeepable() {
        return body.map(String::length).orElse(0) <= MAX_BODY
                && (method + target + ifMatch.orElse("") + userAgent.orElse(""))
                        .chars()
                        .noneMatch(c -> c < ' ');
    }

    /** Returns a form in which it can be sealed. */
    public byte[] toBytes() {
        return String.join("\n", method, target, ifMatch.orElse(""), userAgent.orElse(""), body.orElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param bytes as {@link #toBytes} made them */
    public static SentRequest of(byte[] bytes) {
        String[] fields = new String(bytes, StandardCharsets.UTF_8).split("\n", FIELDS);
        return new SentRequest(fields[0], fields[1], given(fields[2]), given(fields[3]), given(fields[4]));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(field -> !field.isEmpty());
    }
}
