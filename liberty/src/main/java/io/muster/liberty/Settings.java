package io.muster.liberty;

import io.muster.domain.token.CredentialText;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operator decides beyond the server's own configuration, by environment variables of the names given here.
 *
 * @param demo MUSTER_DEMO: set up a demonstration at start
 * @param secretKey MUSTER_SECRET_KEY: what the digests of credentials are keyed by, as hex or base64
 * @param apiKey MUSTER_API_KEY: an operator's key that shall work, instead of one made up at the first start
 * @param dataDirectory MUSTER_DATA_DIR: where the embedded database and a demonstration's secrets live
 * @param publicUrl MUSTER_PUBLIC_URL: how clients reach this server, without a slash at the end
 */
record Settings(
        boolean demo,
        Optional<byte[]> secretKey,
        Optional<CredentialText> apiKey,
        Path dataDirectory,
        String publicUrl) {

    /** @throws IllegalStateException saying what is wrong with which setting, but not what a secret one is */
    static Settings read(Function<String, Optional<String>> source) {
        // Docker and systemd pass on what isn't set as empty text.
        Function<String, Optional<String>> values =
                name -> source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        return new Settings(
                values.apply("MUSTER_DEMO").map(Boolean::valueOf).orElse(false),
                values.apply("MUSTER_SECRET_KEY").map(Settings::bytes),
                values.apply("MUSTER_API_KEY").map(Settings::credential),
                Path.of(required(values, "MUSTER_DATA_DIR")),
                values.apply("MUSTER_PUBLIC_URL")
                        .map(Settings::withoutSlash)
                        .orElseGet(() -> "http://" + required(values, "MUSTER_HTTP_HOST") + ":"
                                + required(values, "MUSTER_HTTP_PORT")));
    }

    private static String required(Function<String, Optional<String>> values, String name) {
        return values.apply(name).orElseThrow(() -> new IllegalStateException(name + " isn't set"));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static CredentialText credential(String text) {
        return CredentialText.parse(CredentialText.Kind.API_KEY, text)
                .orElseThrow(() -> new IllegalStateException("MUSTER_API_KEY isn't an API key of Muster's making."
                        + " Leave it out at the first start, and a key is made and printed."));
    }

    /** Hex if it can be hex, or else base64 of either alphabet. */
    private static byte[] bytes(String key) {
        try {
            return key.matches("(?:[0-9a-fA-F]{2})+")
                    ? HexFormat.of().parseHex(key)
                    : Base64.getDecoder().decode(key.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("MUSTER_SECRET_KEY is neither hex nor base64");
        }
    }
}
