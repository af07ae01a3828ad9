package io.muster.liberty;

import io.muster.application.port.out.Secrets;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import java.util.HexFormat;
import java.util.Properties;

/** The key of credentials' digests and of secrets at rest: from the settings, or made for a demonstration. */
final class KeyMaterial {
    private static final String NAME = "secretKey";

    private KeyMaterial() {}

    static KeyedHash keyedHash(Settings settings, Secrets secrets) {
        return new KeyedHash(key(settings, secrets), settings.secondSecretKey());
    }

    static SecretBox secretBox(Settings settings, Secrets secrets) {
        return new SecretBox(key(settings, secrets), settings.secondSecretKey());
    }

    /** Synchronized, so that a demonstration makes one key only. */
    private static synchronized byte[] key(Settings settings, Secrets secrets) {
        return settings.secretKey().orElseGet(() -> demoKey(settings, secrets));
    }

    /** Keeps the key beside the embedded database, which is worthless without it. */
    private static byte[] demoKey(Settings settings, Secrets secrets) {
        SecretFile file = new SecretFile(settings.dataDirectory().resolve("secret.key"));
        Properties values = file.load();
        String known = values.getProperty(NAME);
        if (known != null) {
            return HexFormat.of().parseHex(known);
        }
        byte[] fresh = secrets.random(KeyedHash.MIN_KEY_BYTES);
        values.setProperty(NAME, HexFormat.of().formatHex(fresh));
        file.save(values);
        return fresh;
    }
}
