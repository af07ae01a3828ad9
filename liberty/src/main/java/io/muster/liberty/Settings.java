package io.muster.liberty;

import io.muster.domain.token.CredentialText;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What an operator decides beyond the server's own configuration, read from environment variables (or any other source
 * of MicroProfile Config) of the names given here.
 *
 * @param demo MUSTER_DEMO: set up a demonstration at start
 * @param secretKey MUSTER_SECRET_KEY: what the digests of credentials are keyed by, at least 32 bytes as hex or base64
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

    static Settings read(Config config) {
        return new Settings(
                config.getOptionalValue("MUSTER_DEMO", Boolean.class).orElse(false),
                text(config, "MUSTER_SECRET_KEY").map(Settings::bytes),
                text(config, "MUSTER_API_KEY").map(Settings::credential),
                Path.of(config.getValue("MUSTER_DATA_DIR", String.class)),
                text(config, "MUSTER_PUBLIC_URL")
                        .map(Settings::withoutSlash)
                        .orElseGet(() -> "http://"
                                + config.getValue("MUSTER_HTTP_HOST", String.class) + ":"
                                + config.getValue("MUSTER_HTTP_PORT", String.class)));
    }

    /** Docker and systemd pass on what isn't set as empty text. */
    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
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
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("MUSTER_SECRET_KEY is neither hex nor base64", e);
        }
    }
}
