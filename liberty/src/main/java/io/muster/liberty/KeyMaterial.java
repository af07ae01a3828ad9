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

    /** @throws IllegalStateException with what to do, if there is no key or it is too short */
    static KeyedHash keyedHash(Settings settings, Secrets secrets) {
        return new KeyedHash(key(settings, secrets));
    }

    /** @throws IllegalStateException as for {@link #keyedHash} */
    static SecretBox secretBox(Settings settings, Secrets secrets) {
        return new SecretBox(key(settings, secrets));
    }

    /** Synchronized, so that a demonstration makes one key only. */
    private static synchronized byte[] key(Settings settings, Secrets secrets) {
        byte[] key = settings.secretKey().orElseGet(() -> demoKey(settings, secrets));
        if (key.length < KeyedHash.MIN_KEY_BYTES) {
            throw new IllegalStateException("MUSTER_SECRET_KEY is too short: it needs at least "
                    + KeyedHash.MIN_KEY_BYTES + " bytes, for example from: openssl rand -base64 32");
        }
        return key;
    }

    /** Keeps the key beside the embedded database, which is worthless without it. */
    private static byte[] demoKey(Settings settings, Secrets secrets) {
        if (!settings.demo()) {
            throw new IllegalStateException("MUSTER_SECRET_KEY isn't set. Make a key once with: openssl rand -base64 32"
                    + " -- and give every node the same. Tokens and API keys are void without it.");
        }
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
