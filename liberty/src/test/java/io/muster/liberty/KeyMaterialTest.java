package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.token.CredentialText;
import io.muster.domain.token.SecretBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialTest {
    private static final CredentialText CREDENTIAL = CredentialText.of(
            CredentialText.Kind.API_KEY,
            new byte[CredentialText.PUBLIC_ID_BYTES],
            new byte[CredentialText.SECRET_BYTES]);

    @TempDir
    Path directory;

    private byte next;

    @Test
    void configuredKeyIsUsedAndNotStored() {
        var oneKey = KeyMaterial.keyedHash(settings(true, Optional.of(new byte[32])), this::bytes);
        var sameKey = KeyMaterial.keyedHash(settings(false, Optional.of(new byte[32])), this::bytes);

        assertThat(oneKey.digest(CREDENTIAL)).isEqualTo(sameKey.digest(CREDENTIAL));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void demonstrationStoresAndReusesItsKey() {
        var first = KeyMaterial.keyedHash(settings(true, Optional.empty()), this::bytes);
        var second = KeyMaterial.keyedHash(settings(true, Optional.empty()), this::bytes);

        assertThat(second.digest(CREDENTIAL)).isEqualTo(first.digest(CREDENTIAL));
    }

    @Test
    void secretBoxUsesTheSameKey() {
        byte[] nonce = new byte[SecretBox.NONCE_BYTES];
        SecretBox made = KeyMaterial.secretBox(settings(true, Optional.empty()), this::bytes);
        SecretBox found = KeyMaterial.secretBox(settings(true, Optional.empty()), this::bytes);

        assertThat(found.open(made.seal(new byte[] {1}, "place", nonce), "place"))
                .containsExactly(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows file systems have no POSIX permissions")
    void demonstrationKeyIsReadableByItsOwnerOnly() throws IOException {
        KeyMaterial.keyedHash(settings(true, Optional.empty()), this::bytes);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data/secret.key"))))
                .isEqualTo("rw-------");
    }

    private Settings settings(boolean demo, Optional<byte[]> key) {
        return new Settings(
                demo,
                false,
                key,
                Optional.empty(),
                Optional.empty(),
                directory.resolve("data"),
                Optional.empty(),
                new HttpAddress("127.0.0.1", 9080),
                Settings.DRAIN_TIME,
                Settings.SCIM_RATE,
                Settings.ADMIN_RATE,
                Optional.empty(),
                List.of(),
                Settings.Webhooks.NORMAL,
                Settings.Feed.NORMAL);
    }

    /** Returns different bytes for each call. */
    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, ++next);
        return bytes;
    }
}
